package dev.touchstone.gguf.serve;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.llama.EmbeddedModel;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Serves one embedded model over HTTP in the form of OpenAI's API: chat and text completions, plain and
/// streamed, log-probabilities, `/v1/models`, `/health`.
///
/// Requests wait on virtual threads while the model computes them together. There is no authentication: bind
/// it to the loopback address unless the network is trusted. Does not close the model.
public final class EmbeddedServer implements AutoCloseable {

    private final WebServer server;
    private final String host;

    private EmbeddedServer(WebServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /// Starts a server.
    ///
    /// @param model what answers
    /// @param id the model's name on the wire, such as `smollm2`
    /// @param host address to listen on, such as `127.0.0.1`
    /// @param port 0 takes a free one
    /// @throws TouchstoneException `SERVER_ADDRESS_IN_USE` when nothing can listen there
    public static EmbeddedServer start(EmbeddedModel model, String id, String host, int port) {
        Served served = new Served(model, id, new SplittableRandom(), InstantSource.system(),
                new AtomicLong());
        ChatRoute chat = new ChatRoute(served);
        TextRoute text = new TextRoute(served);
        HttpRouting.Builder routing = HttpRouting.builder()
                .post("/v1/chat/completions", chat::handle)
                .post("/v1/completions", text::handle)
                .get("/v1/models", (_, response) -> Exchange.send(response, 200, models(served)))
                .get("/health", (_, response) ->
                        Exchange.send(response, 200, Envelope.fields("status", Value.of("ok"))))
                .any((request, _) -> {
                    throw new ApiFailure(404, "there is no %s %s here".formatted(
                            request.prologue().method().text(), request.path().path()), "", "not_found");
                })
                .error(ApiFailure.class, (_, response, failure) -> answer(response, failure))
                .error(TouchstoneException.class,
                (_, response, failure) -> answer(response, ApiFailure.of(failure)));
        tryToListen(host, port);
        try {
            WebServer server = WebServer.builder().host(host).port(port).shutdownHook(false)
                    .routing(routing).build().start();
            if (!server.isRunning() || server.port() < 1) {
                server.stop();
                throw notListening(host, port, "the server did not start");
            }
            return new EmbeddedServer(server, host);
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException failed) {
            throw notListening(host, port, String.valueOf(failed.getMessage()));
        }
    }

    /// The web server only logs a failed start, with a stack trace; this asks the system before and gets a
    /// reason.
    private static void tryToListen(String host, int port) {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException unknown) {
            throw notListening(host, port, "no such host");
        } catch (IOException refused) {
            throw notListening(host, port, String.valueOf(refused.getMessage()));
        }
    }

    private static TouchstoneException notListening(String host, int port, String reason) {
        return new TouchstoneException(ErrorCode.SERVER_ADDRESS_IN_USE,
                ("cannot listen on %s port %d (%s); stop what listens there, or choose another --port or "
                        + "--host").formatted(host, port, reason));
    }

    /// After a stream began, its last event has told of the failure already.
    private static void answer(ServerResponse response, ApiFailure failure) {
        if (!response.isSent()) {
            Exchange.send(response, failure);
        }
    }

    private static Value models(Served served) {
        Value model = Envelope.fields("id", Value.of(served.id()), "object", Value.of("model"),
                "created", Value.of(0), "owned_by", Value.of("touchstone"),
                "max_model_len", Value.of(served.model().context()));
        return Envelope.fields("object", Value.of("list"), "data", new Value.Items(List.of(model)));
    }

    /// The port that is listened on.
    public int port() {
        return server.port();
    }

    /// The address for clients, ending in `/v1`.
    public URI uri() {
        return URI.create("http://%s:%d/v1".formatted(host.contains(":") ? "[" + host + "]" : host, port()));
    }

    /// Stops listening; answers in progress are cut.
    @Override
    public void close() {
        server.stop();
    }
}
