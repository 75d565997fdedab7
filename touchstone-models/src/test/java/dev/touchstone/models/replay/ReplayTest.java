package dev.touchstone.models.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.model.PlacedAnswers;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.models.testing.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    private Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("answers.jsonl"), text);
    }

    private static Generator open(Path file, Object... settings) {
        var spec = Specs.model("replay", "x", 4, settings);
        return new ReplayFactory().create(new ModelSpec("replay", "replay",
                "replay",
                file.toString(), spec.settings().without("url"), Fields.EMPTY, spec.maxOutputTokens(), 4,
                spec.repeats()));
    }

    private static Outcome ask(Generator generator, int sample, int repeat,
            String prompt) throws InterruptedException {
        return generator.generate(new GenerationRequest(new AttemptKey(sample, repeat), Prompt.user(prompt),
                new GenerationSettings(16, Fields.EMPTY)));
    }

    private static String text(Generator generator, int sample, int repeat) throws InterruptedException {
        return switch (ask(generator, sample, repeat, "q")) {
            case Outcome.Generated generated -> generated.text();
            case Outcome.Ranked ranked -> throw new AssertionError(ranked);
            case Outcome.Failed failed -> failed.failure().code().name();
        };
    }

    @Test
    void rowsWithIdsAnswerTheirSamplesInAnyOrder() throws Exception {
        Path file = write("""
                {"id": 2, "prediction": "zwei – 二", "finish_reason": "length", "reasoning": "hm"}
                {"id": 0, "prediction": "null"}
                {"id": 1, "success": false, "prediction": ""}
                """);
        try (Generator replay = open(file)) {
            assertThat(ask(replay, 2, 0, "q")).isInstanceOfSatisfying(Outcome.Generated.class, generated -> {
                assertThat(generated.text()).isEqualTo("zwei – 二");
                assertThat(generated.finish()).isEqualTo(Finish.LENGTH);
                assertThat(generated.reasoning()).isEqualTo("hm");
            });
            assertThat(text(replay, 0, 0)).isEqualTo("null");
            assertThat(text(replay, 1, 0)).isEqualTo(ErrorCode.MODEL_NOT_REPLAYED.name());
            assertThat(text(replay, 0, 1)).isEqualTo(ErrorCode.MODEL_NOT_REPLAYED.name());
        }
    }

    @Test
    void aFailedRecordWithoutAnIdKeepsThePlacesOfThoseBehindIt() throws Exception {
        Path file = write("""
                {"prediction": "a"}
                {"success": false, "prediction": ""}
                {"prediction": "c"}
                """);
        try (Generator replay = open(file)) {
            assertThat(text(replay, 1, 0)).isEqualTo(ErrorCode.MODEL_NOT_REPLAYED.name());
            assertThat(text(replay, 2, 0)).isEqualTo("c");
            assertThat(replay.placedAnswers()).contains(new PlacedAnswers(file.toString(), 3));
        }
    }

    @Test
    void recordsThatNameARowOrAPromptDoNotGoByPlaceAlone() throws Exception {
        try (Generator replay = open(write("{\"id\": 0, \"prediction\": \"a\"}\n{\"prediction\": \"b\"}"))) {
            assertThat(replay.placedAnswers()).isEmpty();
        }
        try (Generator replay = open(write("{\"prompt_sha256\": \"00\", \"prediction\": \"a\"}"))) {
            assertThat(replay.placedAnswers()).isEmpty();
        }
    }

    @Test
    void recordsThatNameTheirRowsAreCountedByRow() throws Exception {
        Path file = write("""
                {"id": 7, "prediction": "a"}
                {"id": 0, "prediction": "b"}
                {"id": 7, "repeat": 1, "prediction": "c"}
                {"id": 3, "success": false, "prediction": ""}
                """);
        try (Generator replay = open(file)) {
            assertThat(replay.numberedAnswers()).hasValueSatisfying(answers -> {
                assertThat(answers.file()).isEqualTo(file.toString());
                assertThat(answers.rows()).containsExactly(0, 7);
                assertThat(answers.records(7)).isEqualTo(2);
                assertThat(answers.records(0)).isEqualTo(1);
                assertThat(answers.records(3)).isZero();
            });
        }
        for (String other : new String[] {"{\"prediction\": \"a\"}",
            "{\"prompt_sha256\": \"00\", \"prediction\": \"a\"}"}) {
            try (Generator replay = open(write(other))) {
                assertThat(replay.numberedAnswers()).isEmpty();
            }
        }
    }

    @Test
    void rowsWithoutIdsGoByTheirPlaceAndListsHoldTheRepeats() throws Exception {
        Path file = write("\uFEFF{\"response\": [\"a0\", \"a1\"]}\r\n\r\n{\"response\": [\"b0\"]}");
        try (Generator replay = open(file, "field", "response")) {
            assertThat(text(replay, 0, 0)).isEqualTo("a0");
            assertThat(text(replay, 0, 1)).isEqualTo("a1");
            assertThat(text(replay, 1, 0)).isEqualTo("b0");
            assertThat(text(replay, 1, 1)).isEqualTo(ErrorCode.MODEL_NOT_REPLAYED.name());
        }
    }

    @Test
    void repeatsComeByNumberOrInFileOrder() throws Exception {
        Path file = write("""
                {"id": 0, "repeat": 1, "output": "second"}
                {"id": 0, "repeat": 0, "output": "first"}
                {"id": 1, "output": "x"}
                {"id": 1, "output": "y"}
                """);
        try (Generator replay = open(file)) {
            assertThat(text(replay, 0, 0)).isEqualTo("first");
            assertThat(text(replay, 0, 1)).isEqualTo("second");
            assertThat(text(replay, 1, 0)).isEqualTo("x");
            assertThat(text(replay, 1, 1)).isEqualTo("y");
            assertThat(text(replay, 1, 2)).isEqualTo(ErrorCode.MODEL_NOT_REPLAYED.name());
        }
    }

    @Test
    void aRecordedPromptGoesBeforeTheRowNumber() throws Exception {
        Path file = write("{\"prompt_sha256\": \"%s\", \"prediction\": \"by prompt\"}\n"
                .formatted(PromptHash.of(Prompt.user("who?"))));
        try (Generator replay = open(file)) {
            assertThat(ask(replay, 77, 0, "who?")).isInstanceOf(Outcome.Generated.class);
            assertThat(ask(replay, 0, 0, "what?")).isInstanceOf(Outcome.Failed.class);
        }
        assertThat(PromptHash.of(Prompt.user("who?"))).isEqualTo(PromptHash.of(Prompt.user("who?")))
                .hasSize(64);
    }

    @Test
    void aDocumentWithAListAndInnerFieldsAreRead() throws Exception {
        Path file = write("{\"canary\": [1, {\"a\": 2}], \"outputs\": [{\"run\": {\"solution\": \"one\"}}, "
                + "{\"run\": {\"solution\": \"two\"}}]}");
        try (Generator replay = open(file, "list", "outputs", "field", "run.solution")) {
            assertThat(text(replay, 1, 0)).isEqualTo("two");
        }
    }

    @Test
    void truncatedAlteredAndHostileFilesAreRefusedWithTheLine() throws Exception {
        assertThatThrownBy(() -> open(write("{\"id\": 0, \"prediction\": \"a\"}\n{\"id\": 1, \"predic")))
                .hasMessageContaining("answers.jsonl:2").hasMessageContaining("truncated");
        assertThatThrownBy(() -> open(write("{\"id\": 0, \"prediction\": \"a\"}\nnot json\n")))
                .hasMessageContaining("answers.jsonl:2");
        assertThatThrownBy(() -> open(write("{\"prediction\": " + "[".repeat(100_000))))
                .hasMessageContaining(":1:");
        assertThatThrownBy(() -> open(write(""))).hasMessageContaining("no recorded answers");
        assertThatThrownBy(() -> open(folder.resolve("none"))).hasMessageContaining("does not exist");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0});
        assertThatThrownBy(() -> open(folder.resolve("binary"))).hasMessageContaining("not UTF-8");
    }

    @Test
    void aFileChangedUnderwayFailsTheSampleNotTheProgramme() throws Exception {
        Path file = write("{\"id\": 0, \"prediction\": \"" + "a".repeat(100) + "\"}\n");
        try (Generator replay = open(file)) {
            write("{}");
            assertThat(text(replay, 0, 0)).isEqualTo(ErrorCode.DATA_UNREADABLE.name());
        }
    }

    @Test
    void theFilesContentIsPartOfTheIdentity() throws Exception {
        try (Generator first = open(write("{\"prediction\": \"a\"}")); Generator second =
                open(write("{\"prediction\": \"b\"}"))) {
            assertThat(first.identity()).isNotEqualTo(second.identity());
        }
    }

    @Test
    void realRecordedOutputsAreReplayed() throws Exception {
        String root = System.getenv().getOrDefault("TOUCHSTONE_DATA_ROOT", "");
        Path data = root.isBlank() ? Path.of("../../shared/datasets") : Path.of(root);
        assumeThat(data).as("data root, set TOUCHSTONE_DATA_ROOT").isDirectory();
        try (Generator gsm = open(data.resolve("gsm8k_model_solutions/example_model_solutions.jsonl"),
                        "field", "175b_verification.solution");
                Generator bbh = open(data.resolve("bbh_model_outputs/penguins_in_a_table.json"), "list",
                        "outputs");
                Generator math = open(data.resolve("math_cot_100/math_cot_100.jsonl"),
                        "field", "response", "id", "idx")) {
            assertThat(text(gsm, 1318, 0)).contains("A:");
            assertThat(text(gsm, 1319, 0)).isEqualTo(ErrorCode.MODEL_NOT_REPLAYED.name());
            assertThat(text(bbh, 145, 0)).contains("answer is");
            assertThat(text(math, 99, 7)).contains("boxed");
            assertThat(text(math, 99, 8)).isEqualTo(ErrorCode.MODEL_NOT_REPLAYED.name());
        }
    }
}
