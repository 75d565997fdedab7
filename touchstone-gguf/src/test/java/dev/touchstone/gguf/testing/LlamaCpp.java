package dev.touchstone.gguf.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// llama.cpp's own server, from the Python package `xllamacpp` in an environment below `target/`: a server
/// that others wrote, which speaks OpenAI's and Anthropic's interface and its own.
///
/// Skips the test, with the reason, where Python or the package cannot be had. Ends when its input is closed.
public final class LlamaCpp implements AutoCloseable {

    private static final String PACKAGE = "xllamacpp==2026.10.11549";
    private static final String SCRIPT = """
            import sys, xllamacpp
            params = xllamacpp.CommonParams()
            params.model.path = sys.argv[1]
            params.hostnames = ["127.0.0.1"]
            params.port = 0
            params.n_parallel = 2
            params.n_ctx = 4096
            params.verbosity = 0
            server = xllamacpp.Server(params)
            print("address " + server.listening_address, flush=True)
            sys.stdin.read()
            """;

    private final Process process;
    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();

    private LlamaCpp(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /// Starts it with a GGUF file and waits until it listens.
    public static LlamaCpp start(Path model) throws IOException, InterruptedException {
        Path environment = Path.of("target", "llama-cpp").toAbsolutePath();
        Path python = environment.resolve("bin").resolve("python");
        if (!Files.exists(environment.resolve("ready"))) {
            run(List.of("python3", "-m", "venv", environment.toString()));
            run(List.of(python.toString(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                    PACKAGE));
            Files.createFile(environment.resolve("ready"));
        }
        Path script = Files.writeString(environment.resolve("serve.py"), SCRIPT);
        Process process = new ProcessBuilder(python.toString(), script.toString(), model.toString())
                .redirectError(environment.resolve("serve.log").toFile()).start();
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("address ")) {
                return new LlamaCpp(process, line.substring("address ".length()));
            }
        }
        process.destroyForcibly();
        throw new AssertionError("llama.cpp did not start: "
                + Files.readString(environment.resolve("serve.log")));
    }

    private static void run(List<String> command) throws InterruptedException {
        try {
            Path log = Files.createTempFile("llama-cpp", ".log");
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                abort("skipped: %s failed: %s".formatted(String.join(" ", command), Files.readString(log)));
            }
            Files.delete(log);
        } catch (IOException failure) {
            abort("skipped: %s cannot be run: %s".formatted(String.join(" ", command), failure.getMessage()));
        }
    }

    /// Where it listens, without a path.
    public String url() {
        return address;
    }

    /// What it answers to a body; anything but 200 with an object is an error.
    public Fields post(String path, Value body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))).build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 200 && Json.parse(response.body()) instanceof Fields fields) {
            return fields;
        }
        throw new AssertionError("llama.cpp answered " + response.statusCode() + ": " + response.body());
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        client.close();
    }
}
