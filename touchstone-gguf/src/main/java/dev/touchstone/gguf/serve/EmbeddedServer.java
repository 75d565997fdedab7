package dev.touchstone.gguf.serve;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.llama.EmbeddedModel;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
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
    /// @throws TouchstoneException when the address cannot be used
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
        try {
            WebServer server = WebServer.builder().host(host).port(port).shutdownHook(false)
                    .routing(routing).build().start();
            return new EmbeddedServer(server, host);
        } catch (RuntimeException failure) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    "cannot listen on %s port %d (%s); choose another --port"
                            .formatted(host, port, failure.getMessage()), failure);
        }
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
