package dev.touchstone.conformance;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// llama.cpp's server with a small model, from the Python package `xllamacpp` in an environment below
/// `target/`: a server that others wrote, which speaks OpenAI's and Anthropic's interface.
///
/// Skips the test, with the reason, where Python or the package cannot be had. Ends when its input is closed.
///
/// @param url where it listens, without a path
record LlamaCpp(Process process, String url) implements AutoCloseable {

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

    static LlamaCpp start(Path weights) throws IOException, InterruptedException {
        Path environment = Path.of("target", "llama-cpp").toAbsolutePath();
        Path python = environment.resolve("bin").resolve("python");
        if (!Files.exists(environment.resolve("ready"))) {
            run(List.of("python3", "-m", "venv", environment.toString()));
            run(List.of(python.toString(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                    PACKAGE));
            Files.createFile(environment.resolve("ready"));
        }
        Path script = Files.writeString(environment.resolve("serve.py"), SCRIPT);
        Process process = new ProcessBuilder(python.toString(), script.toString(), weights.toString())
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
                    .redirectOutput(log.toFile()).start();
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                abort("skipped: pip or venv failed: " + Files.readString(log));
            }
            Files.delete(log);
        } catch (IOException failure) {
            abort("skipped: python3 and pip cannot be run: " + failure.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
