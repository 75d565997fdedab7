package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.touchstone.cli.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralModelsIT {

    @TempDir
    private Path folder;

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean list = exchange.getRequestURI().getPath().endsWith("/models");
            byte[] body = (list
                    ? "{\"data\": [{\"id\": \"al\\u001b[31mpha\"}, {\"id\": \"beta\"}]}"
                    : "{\"choices\": [{\"message\": {\"content\": \"B\"}, \"finish_reason\": \"stop\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void firstModelOfSeveralIsTakenAndTheUserIsToldWithoutControlCharacters() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SeveralModelsIT::answer);
        server.start();
        try {
            CommandRun run = CommandRun.in(folder, "run", "--url",
                    "http://127.0.0.1:" + server.getAddress().getPort(), "--datasets", "demo_choice",
                    "--num-prompts", "1", "--work-dir", "out");

            assertThat(run.exit()).isZero();
            assertThat(run.messages()).contains("the first of the 2 models that the server lists")
                    .contains("al [31mpha, beta").doesNotContain("\033");
            assertThat(run.results()).doesNotContain("\033");
        } finally {
            server.stop(0);
        }
    }
}
