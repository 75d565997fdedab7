package dev.touchstone.engine.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.engine.lifecycle.Engine;
import dev.touchstone.engine.lifecycle.Gate;
import dev.touchstone.engine.lifecycle.RunListener;
import dev.touchstone.engine.lifecycle.RunOutcome;
import dev.touchstone.engine.lifecycle.RunRequest;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.testing.FixedScorer;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.LogFolder;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunReaderTest {

    @TempDir
    private Path workDir;

    /// Row 0 fails, 1 refuses, 2 is empty, 3 wrong, the others right.
    private final ScriptedGenerator mixed = new ScriptedGenerator((request, _) ->
            switch (request.key().sample()) {
                case 0 -> ScriptedGenerator.failed(ErrorCode.MODEL_TIMEOUT);
                case 1 -> ScriptedGenerator.text("no");
                case 2 -> ScriptedGenerator.answer("", Finish.LENGTH);
                case 3 -> ScriptedGenerator.text("other");
                default -> ScriptedGenerator.text("a" + request.key().sample());
            });

    private RunOutcome run(RunRequest request) {
        return new Engine(_ -> mixed, LogFolder.CLOCK, ZoneOffset.UTC, "1.2.3-test")
                .run(request, new RunListener() { }, new StopSignal());
    }

    private RunFolder mixedRun() {
        ListTask task = ListTask.of("t", 6)
                .with(FixedScorer.exact("robust"), FixedScorer.always("half", 0.5));
        RunRequest request = Requests.fresh(workDir, Specs.unit("m", task, 2, 1));
        return run(Requests.with(request, Gate.parse("accuracy=1"))).folder();
    }

    @Test
    void eachAttemptIsReadBackWithItsStandingByEachScorer() {
        try (RunResult run = RunReader.open(mixedRun())) {
            UnitScores scores = run.find("m", "t").orElseThrow().scores();

            assertThat(scores.scorers()).containsExactly("robust", "half");
            assertThat(scores.size()).isEqualTo(12);
            assertThat(List.of(scores.standing(0, 0), scores.standing(0, 2), scores.standing(0, 4),
                    scores.standing(0, 6), scores.standing(0, 8)))
                    .containsExactly(Standing.FAILED, Standing.REFUSED, Standing.UNPARSED, Standing.WRONG,
                            Standing.RIGHT);
            assertThat(scores.failure(1)).isEqualTo("TS-MDL-005");
            assertThat(scores.value(0, 8)).isEqualTo(1);
            assertThat(scores.value(1, 8)).isEqualTo(0.5);
            assertThat(scores.standing(1, 8)).isEqualTo(Standing.PARTLY);
            assertThat(scores.rule(0, 8)).isEqualTo("whole_text");
            assertThat(scores.find(new AttemptKey(4, 1))).hasValue(9);
            assertThat(scores.sample(9)).isEqualTo(4);
            assertThat(scores.repeat(9)).isEqualTo(1);
            assertThat(scores.find(new AttemptKey(6, 0))).isEmpty();
        }
    }

    @Test
    void answersWithoutAVerdictAreApartFromFailedRequestsAndHaveNoScore() {
        FixedScorer split = new FixedScorer("judge", "", (answer, reference) ->
                answer.text().equals("other") ? Score.unjudged("judge_undecided", reference.gold())
                        : answer.text().isEmpty() ? Score.unjudged(Score.GREEDY_UNKNOWN, reference.gold())
                                : FixedScorer.parsed(1, answer.text(), reference.gold()));
        ListTask task = ListTask.of("t", 6).with(split, FixedScorer.exact("strict"));
        try (RunResult run = RunReader.open(run(Requests.fresh(workDir, Specs.unit("m", task))).folder())) {
            UnitRecord unit = run.find("m", "t").orElseThrow();
            UnitScores scores = unit.scores();

            assertThat(scores.scorers()).containsExactly("judge", "strict");
            assertThat(IntStream.range(0, 5).mapToObj(attempt -> scores.standing(0, attempt)))
                    .containsExactly(Standing.FAILED, Standing.RIGHT, Standing.MEASURED, Standing.UNJUDGED,
                            Standing.RIGHT);
            assertThat(scores.standing(1, 3)).isEqualTo(Standing.WRONG);
            assertThat(scores.value(0, 3)).isZero();
            assertThat(scores.rule(0, 3)).isEqualTo("judge_undecided");
            assertThat(scores.failure(3)).isEmpty();
            assertThat(unit.attempt(3).verdicts()).hasSize(2).first()
                    .isEqualTo(AttemptScore.Verdict.none("judge", Standing.UNJUDGED, "judge_undecided"));
        }
    }

    @Test
    void resultsWithUnjudgedAnswersAreReadAsTheyAreWritten() throws IOException {
        Path file = Files.writeString(workDir.resolve("t.json"), """
                {"counts": {"accuracy": {"samples": 2, "failed": 2}}, "samples": [
                {"id": 0, "judge": {"unjudged": "judge_failed"}},
                {"id": 1, "unscored": "generation_failed", "code": "TS-MDL-005"}]}
                """);
        List<AttemptScore> read = new ArrayList<>();

        new ResultFile(file).read((attempt, _) -> read.add(attempt));

        assertThat(read).containsExactly(new AttemptScore(new AttemptKey(0, 0),
                List.of(AttemptScore.Verdict.none("judge", Standing.UNJUDGED, "judge_failed")), ""),
                new AttemptScore(new AttemptKey(1, 0), List.of(), "TS-MDL-005"));
    }

    @Test
    void aStandingWithoutAScoreTakesNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AttemptScore.Verdict("judge", 0.5, Standing.UNJUDGED, "", "split"))
                .withMessageContaining("UNJUDGED");
        assertThat(new AttemptScore(new AttemptKey(0, 0), List.of(), "").withoutVerdicts())
                .isEqualTo(Standing.MEASURED);
        assertThat(new AttemptScore(new AttemptKey(0, 0), List.of(), "TS-MDL-005").withoutVerdicts())
                .isEqualTo(Standing.FAILED);
    }

    @Test
    void rowsAreThoseOfTheTableWithIntervalsAndCounts() {
        ListTask first = ListTask.of("t1", 6).inGroup("g");
        ListTask second = ListTask.of("t2", 4).inGroup("g");
        RunOutcome outcome = run(Requests.fresh(workDir, Specs.unit("m", second), Specs.unit("m", first)));

        try (RunResult run = RunReader.open(outcome.folder())) {
            assertThat(run.rows()).containsExactlyElementsOf(outcome.report().rows());
            assertThat(run.groups()).extracting(Row::metric).contains("naive_average", "weighted_average");
            assertThat(run.tasks()).containsExactly("t2", "t1");
        }
    }

    @Test
    void sessionsTellWhatWasAskedAndWhetherTheGatesHeld() {
        RunFolder folder = mixedRun();

        try (RunResult run = RunReader.open(folder)) {
            SessionRecord session = run.sessions().getFirst();
            assertThat(session.tool()).isEqualTo("touchstone 1.2.3-test");
            assertThat(session.ended()).isPresent();
            assertThat(session.units()).containsExactly("m/t");
            assertThat(session.gates())
                    .containsExactly(new SessionRecord.GateRecord("accuracy=1", "passed", ""));
        }
    }

    @Test
    void textsOfOneAttemptComeFromTheLog() {
        try (RunResult run = RunReader.open(mixedRun())) {
            UnitRecord unit = run.find("m", "t").orElseThrow();

            assertThat(unit.question(4).gold()).isEqualTo("a4");
            assertThat(unit.outcome(new AttemptKey(4, 1)))
                    .hasValueSatisfying(outcome -> assertThat(((Outcome.Generated) outcome).text())
                            .isEqualTo("a4"));
            assertThat(unit.attempt(9).verdicts().getFirst().extracted()).isEqualTo("a4");
            assertThat(unit.attempt(0).failure()).isEqualTo("TS-MDL-005");
            assertThat(unit.logged()).toIterable().hasSize(12);
            assertThat(unit.fingerprint()).containsEntry("data", "data-t").containsEntry("model", "scripted")
                    .containsEntry("evaluator", "evaluator-t");
            List<AttemptScore> walked = new ArrayList<>();
            unit.walk(walked::add);
            assertThat(walked).hasSize(12).element(9).isEqualTo(unit.attempt(9));
        }
    }

    @Test
    void aUnitWithoutAResultIsThereAndNotScored() throws IOException {
        RunFolder folder = mixedRun();
        Files.delete(folder.results("m", "t"));

        try (RunResult run = RunReader.open(folder)) {
            UnitRecord unit = run.find("m", "t").orElseThrow();
            assertThat(unit.scored()).isFalse();
            assertThat(unit.scores().size()).isZero();
            assertThat(unit.rows()).hasSize(1);
            assertThat(unit.fingerprint()).containsEntry("data", "data-t");
        }
    }

    @Test
    void aUnitThatBrokeBeforeItsFirstAnswerIsThereWithItsReason() {
        ScriptedGenerator hopeless = new ScriptedGenerator(
                (_, _) -> ScriptedGenerator.permanent(ErrorCode.MODEL_UNAUTHORIZED, "bad key"));
        RunFolder folder = new Engine(_ -> hopeless, LogFolder.CLOCK, ZoneOffset.UTC, "1.2.3-test")
                .run(Requests.fresh(workDir, Specs.unit("m", ListTask.of("t", 3))), new RunListener() { },
                        new StopSignal()).folder();

        try (RunResult run = RunReader.open(folder)) {
            UnitRecord unit = run.find("m", "t").orElseThrow();
            assertThat(unit.scored()).isFalse();
            assertThat(unit.rows().getFirst().measure()).isInstanceOfSatisfying(Measure.Missing.class,
                    missing -> assertThat(missing.reason()).contains("TS-MDL-008"));
        }
    }

    @Test
    void namesTooLongForAFileAreReadAndForeignFilesAreNamed() throws IOException {
        String longName = "名".repeat(100) + "/" + "x".repeat(100);
        RunFolder folder = run(Requests.fresh(workDir, Specs.unit("m", ListTask.of(longName, 5)))).folder();

        try (RunResult run = RunReader.open(folder)) {
            assertThat(run.find("m", longName).orElseThrow().scores().size()).isEqualTo(5);
        }
        Path foreign = folder.root().resolve("results").resolve("m").resolve("a%zz.json");
        Files.writeString(foreign, "{}");
        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> RunReader.open(folder))
                .withMessageContaining(foreign.toString());
    }

    @Test
    void aFolderThatIsNoRunIsRefused() {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> RunReader.open(RunFolder.open(workDir.getParent(),
                        workDir.getFileName().toString())))
                .withMessageContaining("not a run folder")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.COMMAND_INVALID));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"samples\": [{\"id\": 0, \"r\": {\"score\": 1.0, \"reading\": \"parsed\"}}| cut",
        "{\"accuracy\": 50.0}| no list 'samples'",
        "[]| an object",
        "| an object",
        "{\"samples\": [{\"r\": {\"score\": 1.0, \"reading\": \"parsed\"}}]}| 'id' and 'repeat' from 0",
        "{\"samples\": [{\"id\": 0}]}| scores, or 'unscored'",
        "{\"samples\": [{\"id\": -1, \"unscored\": \"x\"}]}| 'id' and 'repeat' from 0",
        "{\"samples\": [{\"id\": 1, \"unscored\": \"x\"},~{\"id\": 1, \"unscored\": \"x\"}]}| result.json:2:",
        "{\"samples\": [{\"id\": 9999999999, \"unscored\": \"x\"}]}| range",
        "{\"samples\": [{\"id\": 0, \"repeat\": 40000, \"unscored\": \"x\"}]}| at most 32767",
        "{\"samples\": [{\"id\": 0, \"r\": {\"score\": 1.5, \"reading\": \"parsed\"}}]}| from 0 to 1",
        "{\"samples\": [{\"id\": 0, \"r\": {\"score\": 1, \"reading\": \"best\"}}]}| found 'best'",
        "{\"samples\": [{\"id\": 0, \"r\": {\"score\": NaN, \"reading\": \"parsed\"}}]}| NaN",
        "{\"samples\": []} {}| nothing after it",
        "{\"counts\": {\"a\": {\"right\": 0.5}}, \"samples\": []}| whole number",
        "{\"counts\": {\"a\": {\"refused\": 3}}, \"samples\": []}| not larger than its whole",
        "{\"estimates\": {\"a\": {\"low\": 3, \"high\": 1}}, \"samples\": []}| ends in order",
        "{\"a\": 1e999, \"samples\": []}| finite",
        "{\"estimates\": {\"a\": {\"standard_error\": -1}}, \"samples\": []}| 0 or more",
    })
    void aResultThatIsNotWholeIsRefusedWithItsPlace(String content, String said) throws IOException {
        RunFolder folder = RunFolder.open(workDir, Files.createDirectory(workDir.resolve("r"))
                .getFileName().toString());
        Path file = folder.results("m", "result");
        Files.createDirectories(file.getParent());
        Files.writeString(file, content == null ? "" : content.replace('~', '\n'));

        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> RunReader.open(folder))
                .withMessageContaining(file.toString()).withMessageContaining(said)
                .withMessageContaining("--mode eval --reuse")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.RESULT_UNREADABLE));
    }

    @Test
    void aResultCutAnywhereIsRefused() throws IOException {
        RunFolder folder = mixedRun();
        Path file = folder.results("m", "t");
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length - 1; length += 37) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> RunReader.open(folder))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.RESULT_UNREADABLE));
        }
    }

    @Test
    void deepNestingAndOtherEncodingsAreRefused() throws IOException {
        RunFolder folder = mixedRun();
        Path file = folder.results("m", "t");
        for (byte[] hostile : List.of(("{\"x\": " + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                "{\"samples\": [{\"id\": 0, \"unscored\": \"x\"}]}".getBytes(StandardCharsets.UTF_16LE))) {
            Files.write(file, hostile);
            assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> RunReader.open(folder))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.RESULT_UNREADABLE));
        }
    }

    @Test
    void keysOfLaterVersionsArePassedOver() throws IOException {
        RunFolder folder = mixedRun();
        Path file = folder.results("m", "t");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\\{", "{\"later\": {\"a\": [1]}, ")
                .replace("\"rule\":", "\"span\": [0, 2], \"rule\":"));

        try (RunResult run = RunReader.open(folder)) {
            assertThat(run.units().getFirst().scores().size()).isEqualTo(12);
        }
    }

    @Test
    void aDamagedSessionFileIsNamed() throws IOException {
        RunFolder folder = mixedRun();
        Path session = folder.sessions().resolve("1.json");
        Files.writeString(session, "{");

        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> RunReader.open(folder))
                .withMessageContaining(session.toString());
    }

    @Test
    void sessionsWithoutGatesAreThoseOfOlderVersions() {
        SessionRecord old = SessionRecord.of(3, Fields.EMPTY.with("tool", Value.of("touchstone 0.1.0"))
                .with("exit", Value.of(0)));

        assertThat(old).isEqualTo(new SessionRecord(3, "touchstone 0.1.0", "", Optional.empty(),
                OptionalInt.of(0), List.of(), List.of(), List.of()));
    }
}
