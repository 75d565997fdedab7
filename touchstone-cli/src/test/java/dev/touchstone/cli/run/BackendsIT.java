package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.touchstone.cli.CommandRun;
import dev.touchstone.models.wire.WireForms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsIT {

    @TempDir
    private Path folder;

    private final List<String> paths = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile boolean plainFails;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            paths.add(path);
            String said = switch (path) {
                case "/api/tags" -> "{\"models\": [{\"name\": \"tiny:1b\"}]}";
                case "/api/chat" -> "{\"message\": {\"content\": \"B\"}, \"done\": true,"
                        + "\"done_reason\": \"stop\", \"prompt_eval_count\": 3, \"eval_count\": 1}";
                case "/generate" -> plainFails ? "" : "{\"generated_text\": \"B\"}";
                case "/generate_stream" -> plainFails ? "data:{\"token\":{\"text\":\"B\"},"
                        + "\"generated_text\":\"B\",\"details\":{\"finish_reason\":\"eos_token\"}}\n\n" : "";
                default -> "";
            };
            byte[] body = said.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private CommandRun command(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void theBackEndOfTheCommandLineAsksInItsFormAndTheColumnIsNamedAfterTheServersModel() {
        CommandRun run = command("run", "--url", url(), "--backend", "ollama_chat", "--datasets",
                "demo_choice", "--num-prompts", "2", "--work-dir", "out");

        assertThat(run.exit()).isZero();
        assertThat(run.results()).contains("tiny:1b");
        assertThat(run.messages()).contains("backend=ollama_chat");
        assertThat(paths).startsWith("/api/tags").endsWith("/api/chat").doesNotContain("/v1/models");
    }

    @Test
    void aModelFileOfAnotherServerTakesTheAddressOfTheCommandLine() {
        CommandRun run = command("run", "--url", url(), "--models", "tgi_api_general", "--datasets",
                "demo_choice", "--num-prompts", "2", "--work-dir", "out");

        assertThat(run.exit()).isZero();
        assertThat(run.results()).contains("tgi-api-general");
    }

    @Test
    void aDryRunShowsTheBodyOfTheForm() {
        CommandRun run = command("run", "--url", url(), "--backend", "tgi", "--model", "m", "--datasets",
                "demo_choice", "--dry-run");

        assertThat(run.exit()).isZero();
        assertThat(run.results() + run.messages()).contains("POST " + url() + "/generate",
                "\"parameters\":{\"details\":true,\"do_sample\":false,\"max_new_tokens\":8}}");
        assertThat(paths).isEmpty();
    }

    @Test
    void aBackEndThatIsNoneNamesTheNearOne() {
        CommandRun run = command("run", "--url", url(), "--backend", "olama_chat", "--datasets",
                "demo_choice");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains("did you mean 'ollama_chat'");
        assertThat(command("run", "--url", url(), "--backend", "replay", "--datasets", "demo_choice")
                .messages()).contains("--backend replay");
        assertThat(command("run", "--models", "tgi", "--backend", "tgi", "--datasets", "demo_choice")
                .messages()).contains("give one of them");
    }

    @Test
    void theHelpNamesEveryBackEndWithAServer() {
        assertThat(command("run", "--help").results()).contains(WireForms.names());
    }

    @Test
    void doctorAsksInTheFormOfTheBackEnd() {
        CommandRun run = command("doctor", "--url", url(), "--backend", "ollama_chat");

        assertThat(run.exit()).isZero();
        assertThat(run.results()).contains("tiny:1b", "ollama_chat streaming",
                "touchstone run --backend ollama_chat --url URL");
        assertThat(command("doctor", "--url", url(), "--backend", "anthropic", "--model", "m").exit())
                .isEqualTo(3);
    }

    @Test
    void doctorSaysHowToRunWhereStreamedAnswersAloneWork() throws IOException {
        plainFails = true;
        CommandRun run = command("doctor", "--url", url(), "--backend", "tgi");

        assertThat(run.results()).contains("works   tgi streaming").contains("fails   tgi ")
                .contains("Streamed answers alone work here", "`backend: tgi`", "stream: true")
                .doesNotContain("a run would fail");
        assertThat(run.exit()).isZero();

        Path models = Files.createDirectories(folder.resolve("configs/models"));
        Files.writeString(models.resolve("streamed.yaml"),
                "abbr: streamed\nbackend: tgi\nurl: %s\nstream: true\n".formatted(url()));
        CommandRun followed = command("run", "--models", "streamed", "--datasets", "demo_choice",
                "--num-prompts", "2", "--work-dir", "out");
        assertThat(followed.exit()).isZero();
    }
}
