package dev.touchstone.models.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `reference.py`: makes models, and says what transformers itself answers.
public final class TransformersReference {

    private final String python;
    private final Path folder;

    /// @param folder for its files
    public TransformersReference(String python, Path folder) {
        this.python = python;
        this.folder = folder;
    }

    /// A tiny Llama with random weights, made below the folder.
    public Path tinyModel() throws IOException, InterruptedException {
        Path model = folder.resolve("tiny-llama");
        run(List.of(), "make", model.toString());
        return model;
    }

    /// What it says to each line.
    ///
    /// @param arguments `answers MODEL` or `likelihoods MODEL`
    public List<Value> run(List<Value> lines, String... arguments) throws IOException, InterruptedException {
        Path script = folder.resolve("reference.py");
        try (var in = TransformersReference.class.getResourceAsStream("reference.py")) {
            Files.write(script, in.readAllBytes());
        }
        Path input = Files.writeString(folder.resolve("in.jsonl"),
                String.join("", lines.stream().map(line -> Json.write(line) + "\n").toList()));
        Path output = folder.resolve("out.jsonl");
        Path errors = folder.resolve("reference.log");
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(input.toFile())
                .redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("TQDM_DISABLE", "1");
        // threads that wait for each other suffer most where the machine does other work
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(() -> read(errors)).isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8).stream().map(Json::parse).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
