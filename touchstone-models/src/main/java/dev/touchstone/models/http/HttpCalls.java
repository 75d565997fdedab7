package dev.touchstone.models.http;

import dev.touchstone.core.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/// Requests to one server over kept connections; as many connections as there are callers.
///
/// Calls block and are made for virtual threads. The last used connection is taken first; one that was idle
/// for more than a second is looked at before it is used (a server that closed it has said so by then), so
/// busy connections pay nothing. Nothing is retried here.
public final class HttpCalls implements AutoCloseable {

    private static final long STALE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int DRAIN_MILLIS = 500;
    private static final int MOST_LEFT = 65_536;

    private final HttpOptions options;
    private final ConnectionOpener opener;
    private final DeadlineWatch watch = new DeadlineWatch();
    private final HttpRequestExecutor executor = new HttpRequestExecutor();
    private final ConcurrentLinkedDeque<Kept> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private record Kept(ServerConnection connection, long since) {}

    /// What reads an answer while its body is on the wire.
    @FunctionalInterface
    public interface ReplyReader<T> {
        /// @throws IOException when the answer breaks off or cannot be read; the connection is given up
        T read(HttpReply reply) throws IOException;
    }

    /// Opens nothing yet; connections are opened as they are needed.
    public HttpCalls(HttpOptions options) {
        this.options = options;
        this.opener = new ConnectionOpener(options);
    }

    /// Sends a JSON body.
    ///
    /// @param path with query, from [BaseUrl#requestPath]
    /// @param limit for the whole exchange, connecting included
    /// @throws DeadlineException when the limit passed
    /// @throws ConnectFailedException when no connection could be opened
    /// @throws IOException when the connection broke or the reader failed
    /// @throws InterruptedException when the thread was interrupted; the request is given up
    public <T> T post(String path, byte[] body, Duration limit, ReplyReader<T> reader)
            throws IOException, InterruptedException {
        ClassicHttpRequest request = request("POST", path);
        request.setHeader("Content-Type", "application/json");
        request.setHeader("Content-Length", body.length);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return exchange(request, limit, reader);
    }

    /// Fetches; parameters and failures as in [#post].
    public <T> T get(String path, Duration limit, ReplyReader<T> reader) throws IOException,
            InterruptedException {
        return exchange(request("GET", path), limit, reader);
    }

    private ClassicHttpRequest request(String method, String path) {
        boolean byProxy = options.proxy().isPresent() && !options.url().secure();
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(method,
                byProxy ? "http://" + options.url().authority() + path : path);
        request.setAbsoluteRequestUri(byProxy);
        request.setHeader("Host", options.url().authority());
        for (Map.Entry<String, Secret> header : options.headers().entrySet()) {
            request.setHeader(header.getKey(), header.getValue().value());
        }
        if (byProxy) {
            options.proxy().get().authorization().ifPresent(secret ->
                    request.setHeader("Proxy-Authorization", secret.value()));
        }
        return request;
    }

    private <T> T exchange(ClassicHttpRequest request, Duration limit, ReplyReader<T> reader)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        ServerConnection connection = lease(limit);
        DeadlineWatch.Call call = watch.begin(connection, deadline);
        boolean reusable = false;
        try {
            long sent = System.nanoTime();
            ClassicHttpResponse response = executor.execute(request, connection, null,
                    HttpCoreContext.create());
            T result = reader.read(new HttpReply(response, sent));
            reusable = drained(response, connection)
                    && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response,
                    HttpCoreContext.create());
            return result;
        } catch (HttpException malformed) {
            throw new IOException("the server does not speak HTTP: " + malformed.getMessage(), malformed);
        } catch (IOException broken) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the request was given up");
            }
            throw call.expired() ? new DeadlineException(limit) : broken;
        } finally {
            watch.end(call);
            release(connection, reusable && !call.expired());
        }
    }

    private ServerConnection lease(Duration limit) throws IOException, InterruptedException {
        for (Kept kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            boolean rested = System.nanoTime() - kept.since > STALE_NANOS;
            if (kept.connection.isOpen() && !(rested && kept.connection.isStale()) && !surplus(kept)) {
                return kept.connection;
            }
            kept.connection.close(CloseMode.IMMEDIATE);
        }
        try {
            return opener.open((int) Math.max(1, Math.min(limit.toMillis(), options.connectLimit()
                    .toMillis())));
        } catch (IOException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the request was given up");
            }
            throw failed instanceof ConnectFailedException named ? named
                    : new ConnectFailedException(options.url().toString(), failed);
        }
    }

    /// An answer that nobody asked for would be taken for the next one's: such a connection carries no more.
    private static boolean surplus(Kept kept) {
        try {
            return kept.connection.surplus();
        } catch (IOException broken) {
            return true; // it cannot carry another request
        }
    }

    /// True when the body was read to its end, so that the connection can carry another request. A server
    /// that holds a finished answer open loses its connection, not our answer.
    private static boolean drained(ClassicHttpResponse response, ServerConnection connection) {
        if (response.getEntity() == null) {
            return true;
        }
        try {
            connection.setSocketTimeout(Timeout.ofMilliseconds(DRAIN_MILLIS));
            InputStream rest = response.getEntity().getContent();
            boolean ended = ends(rest);
            connection.setSocketTimeout(Timeout.DISABLED);
            return ended;
        } catch (IOException notEnded) {
            return false;
        }
    }

    /// Reads what is left, a little at most: the reader has taken the answer, so that is nothing as a rule.
    private static boolean ends(InputStream rest) throws IOException {
        byte[] bytes = new byte[256];
        for (int taken = 0; taken < MOST_LEFT;) {
            int read = rest.read(bytes);
            if (read < 0) {
                return true;
            }
            taken += read;
        }
        return false;
    }

    private void release(ServerConnection connection, boolean reusable) {
        if (reusable && !closed && connection.isOpen()) {
            idle.addFirst(new Kept(connection, System.nanoTime()));
        } else {
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    /// Closes every connection; calls in flight end with an exception.
    @Override
    public void close() {
        closed = true;
        watch.close();
        for (Kept kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            kept.connection.close(CloseMode.IMMEDIATE);
        }
    }
}
