package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.pull.ModelStore;
import dev.touchstone.models.testing.Pythons;
import dev.touchstone.models.testing.TransformersReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real weights on this machine: SmolLM2 in transformers and in llama.cpp, both from its GGUF file.
@Timeout(value = 1500, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalModelIT {

    private static final int ROWS = 6;
    private static final int TOKENS = 12;

    @TempDir
    static Path folder;

    private static String python;
    private static TransformersReference reference;
    private static Path gguf;

    @BeforeAll
    static void find() throws Exception {
        python = Pythons.withTorch();
        reference = new TransformersReference(python, folder);
        try {
            gguf = ModelStore.ofUser().pull("smollm2", System.out::println);
        } catch (TouchstoneException failure) {
            abort("skipped: the weights cannot be had: " + failure.getMessage());
        }
    }

    @Test
    void theAnswersOfARunAreThoseOfTransformersItself() throws Exception {
        Path data = Sums.write(folder.resolve("chat-sums.jsonl"), 0, ROWS);
        Ended run = run("run", "--models", "hf_chat_model", "--model-path", gguf.toString(),
                "--concurrency", "4", "--custom-dataset-path", data.toString(), "--work-dir", "chat",
                "--max-out-len", Integer.toString(TOKENS), "--num-warmups", "0");
        assertThat(run.exit()).as(run.screen()).isZero();
        assertThat(run.out()).contains("hf-chat-model");
        List<Fields> rows = RunFiles.only(folder.resolve("chat")).predictions("chat-sums").stream()
                .map(line -> (Fields) Json.parse(line)).toList();
        assertThat(rows).hasSize(ROWS);
        List<Value> asked = rows.stream().<Value>map(row -> Fields.EMPTY.with("max_tokens", Value.of(TOKENS))
                .with("messages", new Value.Items(List.of(Fields.EMPTY.with("role", Value.of("user"))
                        .with("content", prompt(row)))))).toList();
        assertThat(Json.write(asked.getFirst())).contains("What is 0 + 7?");
        List<Value> expected = reference.run(asked, "answers", gguf.toString());
        assertThat(rows.stream().map(row -> row.findText("prediction").orElseThrow()).toList())
                .isEqualTo(expected.stream().map(Value::display).toList());
        System.out.printf("local backend=hf_chat_model rows=%d equal=%d wall_s=%d%n", ROWS, ROWS,
                run.wall().toSeconds());
    }

    @Test
    void aGgufFileIsAnsweredByLlamaCppAndPromptsThatAreTooLongFailByName() {
        Path data = Sums.write(folder.resolve("sums.jsonl"), 0, ROWS);
        List<String> arguments = new ArrayList<>(List.of("run", "--models", "llamacpp", "--model-path",
                gguf.toString(), "--custom-dataset-path", data.toString(), "--max-out-len",
                Integer.toString(TOKENS), "--num-warmups", "0", "--concurrency", "2", "--work-dir", "llama"));
        Ended run = run(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.screen()).isZero();
        List<String> answers = RunFiles.only(folder.resolve("llama")).predictions("sums");
        assertThat(answers).hasSize(ROWS).allSatisfy(line -> assertThat(((Fields) Json.parse(line))
                .findText("prediction").orElseThrow()).isNotBlank());
        arguments.set(arguments.indexOf("llama"), "long");
        arguments.addAll(List.of("--system-prompt", "word ".repeat(5_000)));
        Ended tooLong = run(arguments.toArray(String[]::new));
        assertThat(tooLong.exit()).as(tooLong.screen()).isNotZero();
        assertThat(tooLong.screen()).contains("TS-MDL-015", "exceeds the available context size");
        System.out.printf("local backend=llamacpp rows=%d wall_s=%d%n", ROWS, run.wall().toSeconds());
    }

    /// The one message of a row's prompt.
    private static Value prompt(Fields row) {
        return switch (row.find("origin_prompt").orElseThrow()) {
            case Value.Items(List<Value> turns) when turns.size() == 1 ->
                ((Fields) turns.getFirst()).find("prompt").orElseThrow();
            case Value other -> other;
        };
    }

    /// Loading and reading real weights takes its time on a machine that does other work too; one thread
    /// each, because threads that wait for each other suffer most from that.
    private static Ended run(String... arguments) {
        Started started = new Product(folder).with("TOUCHSTONE_PYTHON", python).with("OMP_NUM_THREADS", "1")
                .start(arguments);
        try {
            started.process().waitFor(8, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return started.end();
    }
}
