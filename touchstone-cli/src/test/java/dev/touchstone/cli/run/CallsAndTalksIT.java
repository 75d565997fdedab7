package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.touchstone.cli.CommandRun;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Function calls and talks by the command, against a server that calls `geo_area` with the number of the
/// question and says which turn it answers.
class CallsAndTalksIT {

    @TempDir
    private Path folder;

    private HttpServer server;
    private int off;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
        Path models = Files.createDirectories(folder.resolve("configs/models"));
        for (boolean stream : new boolean[] {true, false}) {
            Files.writeString(models.resolve(stream ? "streamed.yaml" : "plain.yaml"), """
                    abbr: m
                    attr: service
                    type: VLLMCustomAPIChat
                    model: m
                    stream: %s
                    url: http://127.0.0.1:%d/v1
                    """.formatted(stream, server.getAddress().getPort()));
        }
        Files.createDirectories(folder.resolve("data/bfcl/possible_answer"));
        StringBuilder rows = new StringBuilder();
        StringBuilder answers = new StringBuilder();
        for (int row = 0; row < 3; row++) {
            rows.append("""
                    {"id": "r%1$d", "question": [[{"role": "user", "content": "%1$d"}]], "function": \
                    [{"name": "geo.area", "parameters": {"type": "dict", "required": ["base"], \
                    "properties": {"base": {"type": "integer"}}}}]}
                    """.formatted(row));
            answers.append("{\"id\": \"r%1$d\", \"ground_truth\": [{\"geo.area\": {\"base\": [%1$d]}}]}\n"
                    .formatted(row));
        }
        Files.writeString(folder.resolve("data/bfcl/BFCL_v3_simple.json"), rows);
        Files.writeString(folder.resolve("data/bfcl/possible_answer/BFCL_v3_simple.json"), answers);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Fields asked = (Fields) Json.parse(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            List<Value> turns = asked.findItems("messages").orElseThrow();
            String said = ((Fields) turns.getLast()).findText("content").orElseThrow();
            boolean stream = asked.findFlag("stream").orElse(false);
            String reply = asked.find("tools").isEmpty()
                    ? message("\"content\": \"turn %d\"".formatted((turns.size() + 1) / 2), "message")
                    : stream ? streamed(Integer.parseInt(said) + off)
                    : message(call("{\\\"base\\\": %d}".formatted(Integer.parseInt(said) + off)), "message");
            exchange.getResponseHeaders().add("Content-Type",
                    stream ? "text/event-stream" : "application/json");
            byte[] body = reply.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String message(String content, String key) {
        return "{\"choices\": [{\"index\": 0, \"%s\": {\"role\": \"assistant\", %s}, "
                .formatted(key, content) + "\"finish_reason\": \"stop\"}]}";
    }

    private static String call(String arguments) {
        return "\"tool_calls\": [{\"index\": 0, \"id\": \"c\", \"type\": \"function\", \"function\": "
                + "{\"name\": \"geo_area\", \"arguments\": \"%s\"}}]".formatted(arguments);
    }

    /// The arguments in two pieces, as servers stream them.
    private static String streamed(int base) {
        String rest = "\"tool_calls\": [{\"index\": 0, \"function\": {\"arguments\": \"se\\\": %d}\"}}]"
                .formatted(base);
        return "data: " + message(call("{\\\"ba"), "delta").replace("\"stop\"", "null") + "\n\ndata: "
                + message(rest, "delta") + "\n\ndata: [DONE]\n\n";
    }

    private double accuracy(String... arguments) {
        CommandRun run = CommandRun.in(folder, arguments);
        assertThat(run.exit()).as(run.messages()).isZero();
        Fields object = (Fields) Json.parse(run.results());
        return ((Fields) object.findItems("rows").orElseThrow().getFirst()).findNumber("value").orElseThrow()
                .doubleValue();
    }

    private double calls(String model) {
        return accuracy("run", "--models", model, "--datasets", "BFCL_gen_simple", "--data-root", "data",
                "--output-json", "-");
    }

    @Test
    void callsOfPlainAndStreamedAnswersAreRight() {
        assertThat(calls("plain")).isEqualTo(100);
        assertThat(calls("streamed")).isEqualTo(100);
    }

    @Test
    void callsWithAnotherValueAreWrong() {
        off = 1;
        assertThat(calls("plain")).isZero();
        assertThat(calls("streamed")).isZero();
    }

    @Test
    void theModelsOwnAnswersStandBetweenTheTurnsOfATalk() throws IOException {
        Files.writeString(folder.resolve("talks.jsonl"), """
                {"turns": ["a", "b"], "answers": ["turn 1", "turn 2"]}
                {"turns": ["a", "b"], "answers": ["turn 1", "turn 9"]}
                """);
        assertThat(accuracy("run", "--models", "plain", "--custom-dataset-path", "talks.jsonl",
                "--output-json", "-")).isEqualTo(75);
        try (var files = Files.walk(folder.resolve("outputs"))) {
            Path predictions = files.filter(file -> file.endsWith("m/talks.jsonl")).findFirst().orElseThrow();
            assertThat(Files.readAllLines(predictions).getFirst())
                    .contains("\"prediction\": \"turn 2\"", "\"earlier_predictions\": [\"turn 1\"]");
        }
    }
}
