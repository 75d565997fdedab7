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
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Function calls and talks by the command, against a server that calls `geo_area` with the number of the
/// question, in each form in which servers call, and says which turn it answers.
class CallsAndTalksIT {

    @TempDir
    private Path folder;

    private HttpServer server;
    private int off;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.createContext("/v1/messages", exchange -> call(exchange, this::anthropic));
        server.createContext("/api/chat", exchange -> call(exchange, this::ollama));
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

    /// What a server says that calls.
    private interface Calling {
        String say(int base, boolean stream);
    }

    private static void call(HttpExchange exchange, Calling calling) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Fields body = (Fields) Json.parse(asked);
            String said = ((Fields) body.findItems("messages").orElseThrow().getLast())
                    .findText("content").orElseThrow();
            boolean stream = body.findFlag("stream").orElseThrow();
            boolean offered = asked.contains("\"name\":\"geo_area\"");
            byte[] reply = (offered ? calling.say(Integer.parseInt(said), stream) : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", !stream ? "application/json"
                    : exchange.getRequestURI().getPath().startsWith("/api") ? "application/x-ndjson"
                    : "text/event-stream");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    private String anthropic(int base, boolean stream) {
        String block = "{\"type\": \"tool_use\", \"id\": \"t\", \"name\": \"geo_area\", \"input\": ";
        if (!stream) {
            return "{\"type\": \"message\", \"content\": [" + block
                    + "{\"base\": %d}}], \"stop_reason\": \"tool_use\"}".formatted(base + off);
        }
        String delta = "data: {\"type\": \"content_block_delta\", \"index\": 0, \"delta\": {\"type\": "
                + "\"input_json_delta\", \"partial_json\": \"%s\"}}\n\n";
        return "data: {\"type\": \"message_start\", \"message\": {\"content\": []}}\n\n"
                + "data: {\"type\": \"content_block_start\", \"index\": 0, \"content_block\": " + block
                + "{}}}\n\n" + delta.formatted("{\\\"ba")
                + delta.formatted("se\\\": %d}".formatted(base + off))
                + "data: {\"type\": \"message_delta\", \"delta\": {\"stop_reason\": \"tool_use\"}}\n\n"
                + "data: {\"type\": \"message_stop\"}\n\n";
    }

    private String ollama(int base, boolean stream) {
        String message = "{\"message\": {\"role\": \"assistant\", \"content\": \"\"%s}, \"done\": %s}\n";
        String call = ", \"tool_calls\": [{\"function\": {\"name\": \"geo_area\", \"arguments\": "
                + "{\"base\": %d}}}]".formatted(base + off);
        return stream ? message.formatted(call, false) + message.formatted("", true)
                : message.formatted(call, true);
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

    @ParameterizedTest
    @CsvSource({"anthropic, false", "anthropic, true", "ollama_chat, false", "ollama_chat, true"})
    void callsOfOtherKindsOfServersAreCompared(String backend, boolean stream) throws IOException {
        Files.writeString(folder.resolve("configs/models/other.yaml"),
                "abbr: o\nbackend: %s\nmodel: m\nstream: %s\nurl: http://127.0.0.1:%d\n"
                        .formatted(backend, stream, server.getAddress().getPort()));

        assertThat(calls("other")).isEqualTo(100);
        off = 1;
        assertThat(calls("other")).isZero();
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
                    .contains("\"prediction\": \"turn 2\"", "\"gold\": \"turn 2\"",
                            "\"earlier_predictions\": [\"turn 1\"]");
        }
    }

    @Test
    void theHintThatFindsTheRunAgainHasItsFolder() throws IOException {
        Files.writeString(folder.resolve("talks.jsonl"), "{\"turns\": [\"a\", \"b\"], \"answer\": \"2\"}\n");
        CommandRun run = CommandRun.in(folder, Locale.ENGLISH, "run", "--models", "plain",
                "--custom-dataset-path", "talks.jsonl", "--mode", "infer", "--work-dir", "my runs");
        assertThat(run.exit()).as(run.messages()).isZero();
        assertThat(run.results() + run.messages())
                .containsPattern("--mode eval --reuse [0-9_]+ --work-dir 'my runs'");
    }
}
