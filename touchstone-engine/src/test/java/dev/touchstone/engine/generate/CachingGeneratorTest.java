package dev.touchstone.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.testing.ScriptedGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachingGeneratorTest {

    private static final GenerationSettings SETTINGS = new GenerationSettings(64, Fields.EMPTY);

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void place() {
        folder = temporary.resolve("answers");
    }

    private static GenerationRequest request(int sample, int repeat, String prompt) {
        return new GenerationRequest(new AttemptKey(sample, repeat), Prompt.user(prompt), SETTINGS);
    }

    private CachingGenerator cached(ScriptedGenerator model) {
        return new CachingGenerator(model, new AnswerCache(folder));
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static ScriptedGenerator counting() {
        return new ScriptedGenerator((_, call) -> ScriptedGenerator.text("answer " + call));
    }

    @Test
    void secondTimeTheAnswerComesFromTheFolderWithNothingSent() throws Exception {
        ScriptedGenerator model = counting();
        Outcome first = cached(model).generate(request(0, 0, "q"));

        Outcome.Generated again = (Outcome.Generated) cached(model).generate(request(7, 0, "q"));

        assertThat(model.requests()).hasSize(1);
        assertThat(again.text()).isEqualTo(((Outcome.Generated) first).text());
        assertThat(again.usage()).isEqualTo(((Outcome.Generated) first).usage());
        assertThat(again.finish()).isEqualTo(Finish.STOP);
        assertThat(again.tries()).isZero();
    }

    @Test
    void repeatsPromptsSettingsAndModelsAreKeptApart() throws Exception {
        ScriptedGenerator model = counting();
        ScriptedGenerator other =
                new ScriptedGenerator("other", (_, call) -> ScriptedGenerator.text("other " + call));

        cached(model).generate(request(0, 0, "q"));
        cached(model).generate(request(0, 1, "q"));
        cached(model).generate(request(0, 0, "another"));
        cached(model).generate(new GenerationRequest(new AttemptKey(0, 0), new Prompt.Text("q"), SETTINGS));
        cached(model).generate(new GenerationRequest(new AttemptKey(0, 0), Prompt.user("q"),
                SETTINGS.with("seed", Value.of(1))));
        cached(other).generate(request(0, 0, "q"));

        assertThat(model.requests()).hasSize(5);
        assertThat(other.requests()).hasSize(1);
        assertThat(files()).hasSize(6);
    }

    @Test
    void failuresAndCutAnswersAreAskedAnew() throws Exception {
        ScriptedGenerator model = new ScriptedGenerator((_, call) -> call == 1
                ? ScriptedGenerator.failed(ErrorCode.MODEL_SERVER_ERROR)
                : ScriptedGenerator.answer("cut", Finish.LENGTH));

        for (int time = 0; time < 3; time++) {
            cached(model).generate(request(0, 0, "q"));
        }

        assertThat(model.requests()).hasSize(3);
        assertThat(files()).isEmpty();
    }

    @Test
    void damagedFilesCountAsAbsentAndAreReplaced() throws Exception {
        ScriptedGenerator model = counting();
        cached(model).generate(request(0, 0, "q"));
        Path file = files().getFirst();
        String whole = Files.readString(file);
        List<String> damaged = List.of("", whole.substring(0, whole.length() / 2), "[]", "{}", "null",
                whole.replace("\"text\"", "\"test\""), "[".repeat(100_000));
        for (String content : damaged) {
            Files.writeString(file, content);

            Outcome outcome = cached(model).generate(request(0, 0, "q"));

            assertThat(outcome.tries()).as("content of %d characters", content.length()).isEqualTo(1);
        }
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(cached(model).generate(request(0, 0, "q")).tries()).isEqualTo(1);
        assertThat(model.requests()).hasSize(damaged.size() + 2);
        assertThat(cached(model).generate(request(0, 0, "q")).tries()).isZero();
    }

    @Test
    void hugeTokenCountsOfAnAlteredFileAreRead() throws Exception {
        ScriptedGenerator model = counting();
        cached(model).generate(request(0, 0, "q"));
        Path file = files().getFirst();
        Files.writeString(file, Files.readString(file)
                .replace("\"prompt_tokens\":7", "\"prompt_tokens\":1e999999999"));

        assertThat(cached(model).generate(request(0, 0, "q")).tries()).isLessThanOrEqualTo(1);
    }

    @Test
    void folderThatCannotBeWrittenIsToldWithTheOptionThatCausesIt() throws Exception {
        Files.writeString(folder, "a file where the folder should be");

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> cached(counting()).generate(request(0, 0, "q")))
                .withMessageContaining("--cache")
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.LOG_WRITE_FAILED));
    }

    @Test
    void namesDrainingAndClosingGoToTheModelBehind() {
        ScriptedGenerator model = counting();
        CachingGenerator cached = cached(model);

        assertThat(cached.identity()).isEqualTo("scripted");
        assertThat(cached.activity().inFlight()).isZero();
        cached.drain();
        cached.close();

        assertThat(model.drained()).isTrue();
        assertThat(model.closed()).isTrue();
    }
}
