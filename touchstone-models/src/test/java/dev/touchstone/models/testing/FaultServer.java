package dev.touchstone.models.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A model server on a real socket whose answers and faults are scripted.
///
/// Speaks HTTP/1.1 with kept connections, one virtual thread each. `GET /v1/models` lists one model, `fake`
/// and `GET /stats` gives the counts as JSON; both stay out of the counts. Everything else goes to the
/// script.
public final class FaultServer implements AutoCloseable {

    private static final String MODELS =
            "{\"object\":\"list\",\"data\":[{\"id\":\"%s\",\"object\":\"model\"}]}";

    private final ServerSocket listener;
    private final Function<ReceivedRequest, ScriptedReply> script;
    private final RequestCounts counts;
    private volatile String model = "fake";
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// A server on a free port of the loopback address.
    public FaultServer(Function<ReceivedRequest, ScriptedReply> script) {
        this(0, true, script);
    }

    /// @param port 0 = any free one
    /// @param countByPrompt false where a million prompts would fill the memory
    public FaultServer(int port, boolean countByPrompt, Function<ReceivedRequest, ScriptedReply> script) {
        this(listen(port), countByPrompt, script);
    }

    /// @param listener a bound socket, TLS perhaps; closed with the server
    public FaultServer(ServerSocket listener, boolean countByPrompt, Function<ReceivedRequest,
            ScriptedReply> script) {
        this.listener = listener;
        this.script = script;
        this.counts = new RequestCounts(countByPrompt);
        threads.submit(this::accept);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4096);
            return listener;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A server that gives one answer to everything, less its faults.
    public static FaultServer answering(String text, Faults faults) {
        return new FaultServer(request -> faults.draw(request.number(), text)
                .orElse(ScriptedReply.says(text)));
    }

    /// The same server, which from now on lists a model of that id.
    public FaultServer serving(String id) {
        model = id;
        return this;
    }

    /// The port it listens on.
    public int port() {
        return listener.getLocalPort();
    }

    /// `http://127.0.0.1:PORT/v1`.
    public String url() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    /// What it saw so far.
    public RequestCounts counts() {
        return counts;
    }

    /// Closes every connection that is open now; the server goes on.
    public void dropConnections() {
        sockets.forEach(FaultServer::closeQuietly);
    }

    @Override
    public void close() {
        closeQuietly(listener);
        dropConnections();
        threads.shutdownNow();
        threads.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                counts.connected();
                threads.submit(() -> serve(socket));
            } catch (IOException closed) {
                return; // close() ends the loop this way
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            RequestReader reader = new RequestReader(socket.getInputStream());
            ReplyWriter writer = new ReplyWriter(socket);
            boolean open = true;
            while (open) {
                var next = reader.next(counts);
                if (next.isEmpty()) {
                    return;
                }
                open = answer(next.get(), writer);
            }
        } catch (SocketException | InterruptedException gone) {
            return; // the client left, or the server closes: both are part of the tests
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            sockets.remove(socket);
        }
    }

    private boolean answer(ReceivedRequest request, ReplyWriter writer) throws IOException,
            InterruptedException {
        if (request.method().equals("GET") && request.path().endsWith("/stats")) {
            return writer.write(request, ScriptedReply.json(200, counts.toJson()), _ -> {});
        }
        if (request.method().equals("GET") && request.path().equals("/v1/models")) {
            return writer.write(request, ScriptedReply.json(200, MODELS.formatted(model)), _ -> {});
        }
        RequestCounts.Running running = counts.begin(request);
        try {
            return writer.write(request, script.apply(request), running::end);
        } finally {
            running.end(false);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyClosed) {
            System.getLogger(FaultServer.class.getName())
                    .log(System.Logger.Level.DEBUG, "close", alreadyClosed);
        }
    }
}
