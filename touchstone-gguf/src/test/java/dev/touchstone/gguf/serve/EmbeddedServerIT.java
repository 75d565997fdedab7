package dev.touchstone.gguf.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.llama.EmbeddedModel;
import dev.touchstone.gguf.llama.EmbeddedOptions;
import dev.touchstone.gguf.llama.TinyModel;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedModel model;
    private EmbeddedServer server;

    @BeforeEach
    void start() {
        model = EmbeddedModel.open(TinyModel.write(folder), new EmbeddedOptions(2, 2, 512, 4));
        server = EmbeddedServer.start(model, "tiny", "127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
        model.close();
        client.close();
    }

    @Test
    @Timeout(30)
    void anAddressThatIsTakenOrIsNoneIsOneClearFailure() {
        assertThatThrownBy(() -> EmbeddedServer.start(model, "tiny", "127.0.0.1", server.port()))
                .hasMessageContaining("127.0.0.1 port " + server.port()).hasMessageContaining("--port")
                .extracting(error -> ((TouchstoneException) error).code())
                .isEqualTo(ErrorCode.SERVER_ADDRESS_IN_USE);
        assertThatThrownBy(() -> EmbeddedServer.start(model, "tiny", "192.0.2.1", 0))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("192.0.2.1");
        assertThatThrownBy(() -> EmbeddedServer.start(model, "tiny", "no-such-host.invalid", 0))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("no such host");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(server.uri() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String uri) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// The value at a path such as `choices.0.message.content`.
    private static Value at(String json, String path) {
        Value value = Json.parse(json);
        for (String step : path.split("\\.")) {
            value = switch (value) {
                case Fields fields -> fields.find(step).orElse(Value.ABSENT);
                case Value.Items(List<Value> items) -> items.get(Integer.parseInt(step));
                case Value other -> throw new AssertionError(step + " of " + other);
            };
        }
        return value;
    }

    @Test
    void modelsAndHealthAreTold() throws Exception {
        assertThat(at(get(server.uri() + "/models").body(), "data.0.id")).isEqualTo(Value.of("tiny"));
        assertThat(get("http://127.0.0.1:%d/health".formatted(server.port())).statusCode()).isEqualTo(200);
    }

    @Test
    void streamedAndPlainAnswersAreTheSame() throws Exception {
        String request = "{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],"
                + "\"max_tokens\":20,\"temperature\":0";
        String plain = post("/chat/completions", request + "}").body();
        HttpResponse<String> streamed = post("/chat/completions",
                request + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        assertThat(streamed.headers().firstValue("content-type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/event-stream"));
        List<String> events = streamed.body().lines().filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6)).toList();
        assertThat(events.getLast()).isEqualTo("[DONE]");
        StringBuilder text = new StringBuilder();
        for (String event : events.subList(0, events.size() - 2)) {
            text.append(at(event, "choices.0.delta.content") instanceof Value.Text(String more) ? more : "");
        }
        assertThat(Value.of(text.toString())).isEqualTo(at(plain, "choices.0.message.content"));
        assertThat(at(events.get(events.size() - 2), "usage")).isEqualTo(at(plain, "usage"));
        assertThat(at(events.get(events.size() - 3), "choices.0.finish_reason"))
                .isEqualTo(at(plain, "choices.0.finish_reason"));
    }

    @Test
    void echoGivesThePromptsOwnLogProbabilities() throws Exception {
        String body = post("/completions",
                "{\"prompt\":\"hello world\",\"max_tokens\":0,\"echo\":true,\"logprobs\":3}").body();
        assertThat(at(body, "choices.0.text")).isEqualTo(Value.of("hello world"));
        assertThat(at(body, "choices.0.logprobs.tokens"))
                .isEqualTo(Value.ofTexts(List.of("hello", " wor", "l", "d")));
        assertThat(at(body, "choices.0.logprobs.token_logprobs.0")).isEqualTo(Value.ABSENT);
        assertThat(at(body, "choices.0.logprobs.token_logprobs.3")).isInstanceOf(Value.Numeric.class);
        assertThat(at(body, "choices.0.logprobs.text_offset.2")).isEqualTo(Value.of(9));
        assertThat(at(body, "usage.completion_tokens")).isEqualTo(Value.of(0));
    }

    @Test
    void severalPromptsAndTokenIdsAreTaken() throws Exception {
        String body = post("/completions",
                "{\"prompt\":[\"hello\",\" world\"],\"max_tokens\":3,\"temperature\":0,\"logprobs\":1}")
                .body();
        assertThat(at(body, "choices.1.index")).isEqualTo(Value.of(1));
        String ids = post("/completions", "{\"prompt\":[3,4,5],\"max_tokens\":3,\"temperature\":0}").body();
        assertThat(at(ids, "usage.prompt_tokens")).isEqualTo(Value.of(3));
    }

    private void refused(String path, String body, int status, String... words) throws Exception {
        HttpResponse<String> response = post(path, body);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(at(response.body(), "error.message")).isInstanceOfSatisfying(Value.Text.class,
                message -> assertThat(message.text()).contains(words));
        assertThat(at(response.body(), "error.type")).isInstanceOf(Value.Text.class);
    }

    @Test
    void wrongRequestsNameWhatIsWrong() throws Exception {
        refused("/completions", "{", 400, "JSON");
        refused("/completions", "[]", 400, "object");
        refused("/completions", "{}", 400, "'prompt'");
        refused("/completions", "{\"prompt\":\"\"}", 400, "empty");
        refused("/completions", "{\"prompt\":[99999]}", 400, "99999");
        refused("/completions", "{\"prompt\":\"a\",\"temperature\":-1}", 400, "'temperature'");
        refused("/completions", "{\"prompt\":\"a\",\"max_tokens\":0}", 400, "'max_tokens'");
        refused("/completions", "{\"prompt\":\"a\",\"n\":2}", 400, "'n'");
        refused("/completions", "{\"prompt\":\"a\",\"model\":\"other\"}", 404, "'other'", "'tiny'");
        refused("/completions", "{\"prompt\":\"" + "z".repeat(600) + "\"}", 400, "600", "512");
        refused("/chat/completions", "{\"messages\":[]}", 400, "'messages'");
        refused("/chat/completions", "{\"messages\":[{\"role\":\"x\",\"content\":\"y\"}]}", 400,
                "messages[0].role");
        refused("/chat/completions", "{\"messages\":[{\"role\":\"user\"}]}", 400, "messages[0].content");
        refused("/nothing", "{}", 404, "/v1/nothing");
        refused("/completions", "{\"prompt\":\"" + "z".repeat(RequestBody.MOST_BYTES) + "\"}", 413, "larger");
    }

    @Test
    void moreRequestsThanMayWaitGet429AndTheOthersAreAnswered() throws Exception {
        Callable<Integer> request = () -> post("/completions",
                "{\"prompt\":\"hello\",\"max_tokens\":400,\"temperature\":1}").statusCode();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(40, request))) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).contains(200, 429).containsOnly(200, 429);
    }

    @Test
    void aClientThatGoesAwayLeavesThePlaceToOthers() throws Exception {
        String body = "{\"prompt\":\"hello\",\"max_tokens\":500,\"stream\":true,\"temperature\":1}";
        for (int round = 0; round < 12; round++) {
            try (Socket socket = new Socket("127.0.0.1", server.port())) {
                socket.getOutputStream().write(("POST /v1/completions HTTP/1.1\r\nHost: x\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
        }
        int status = 429;
        for (int tries = 0; status == 429 && tries < 1_000; tries++) {
            status = post("/completions", "{\"prompt\":\"hello\",\"max_tokens\":3}").statusCode();
        }
        assertThat(status).isEqualTo(200);
    }
}
