package dev.touchstone.engine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.aggregate.UnitResult;
import dev.touchstone.engine.aggregate.UnitRows;
import dev.touchstone.engine.plan.Identity;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.report.SampleRuns;
import dev.touchstone.engine.slice.SessionFields;
import dev.touchstone.engine.testing.FixedScorer;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.LogFolder;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.log.LogNotice;
import dev.touchstone.store.log.Reuse;
import dev.touchstone.store.log.UnitLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+|-?\\d+");

    /// The peer's rule for gsm8k: the last number, compared with what follows `#### `.
    private static final FixedScorer LAST_NUMBER = new FixedScorer("compat", "", (answer, reference) -> {
        String gold = reference.gold().substring(reference.gold().indexOf("#### ") + 5).replace(",", "");
        List<String> numbers = NUMBER.matcher(answer.text()).results().map(MatchResult::group).toList();
        return numbers.isEmpty()
                ? new Score(0, Reading.UNPARSED, "", "", gold)
                : FixedScorer.parsed(new BigDecimal(numbers.getLast()).compareTo(new BigDecimal(gold)) == 0
                        ? 1 : 0,
                        numbers.getLast(), gold);
    });

    @TempDir
    private Path workDir;

    private LogFolder folder;

    @BeforeEach
    void place() {
        folder = LogFolder.in(workDir);
    }

    private static ListTask gsm8k() {
        return ListTask.of("demo_gsm8k", 8).with(LAST_NUMBER);
    }

    private void predictions(String model, String text) throws IOException {
        Path file = folder.folder().predictions(model, "demo_gsm8k");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Importer.Taken takeOver(UnitPlan plan) {
        return new Importer(folder.folder(), Redaction.NONE, LogFolder.CLOCK).takeOver(plan);
    }

    private List<Row> rows(UnitPlan plan) {
        try (UnitLog log = folder.read(plan)) {
            UnitResult result = new ScoringStage(folder.folder(), ScorerSelection.BOTH, Detail.SCORES, false,
                    SessionFields.NOTHING)
                    .score(plan, log, false, true);
            return new UnitRows(false).of(result);
        }
    }

    private static double value(List<Row> rows, String metric) {
        return rows.stream().filter(row -> row.metric().equals(metric))
                .map(row -> ((Measure.Measured) row.measure()).value()).findFirst().orElseThrow();
    }

    private static String row(int id, String answer) {
        return """
                {"data_abbr": "demo_gsm8k", "id": %d, "success": true, "uuid": "%032x", \
                "origin_prompt": "how many?", "prediction": "%s", "gold": "#### 4"}
                """.formatted(id, id, answer);
    }

    @Test
    void runOfAisbenchIsTakenOverWithItsPromptsAndGivesItsNumber() throws IOException {
        predictions("vllm-api-general-chat", SampleRuns.text(SampleRuns.DEMO,
                "predictions/vllm-api-general-chat/demo_gsm8k.jsonl"));
        UnitPlan plan = Specs.unit("vllm-api-general-chat", gsm8k());

        Importer.Taken taken = takeOver(plan);

        assertThat(taken).isEqualTo(new Importer.Taken(8, true, List.of()));
        try (UnitLog log = folder.read(plan)) {
            assertThat(log.question(0).gold()).contains("#### ");
            assertThat(log.question(0).prompt())
                    .isNotEqualTo(plan.task().open(plan.selection()).next().prompt());
            assertThat(log.outcome(new AttemptKey(0, 0))).hasValueSatisfying(outcome -> {
                assertThat(outcome.tries()).isZero();
                assertThat(((Outcome.Generated) outcome).finish()).isEqualTo(Finish.UNKNOWN);
            });
        }
        assertThat(value(rows(plan), "accuracy")).isEqualTo(50);
    }

    @Test
    void threeRepeatsOfAisbenchAreGroupedByRowSoThatPassAtThreeIsRight() throws IOException {
        predictions("rep3", SampleRuns.text(SampleRuns.REPEATED, "predictions/rep3/demo_gsm8k.jsonl"));
        UnitPlan plan = Specs.unit("rep3", gsm8k(), 3, 3);

        assertThat(takeOver(plan).answers()).isEqualTo(24);

        List<Row> rows = rows(plan);
        assertThat(value(rows, "accuracy (3 runs average)")).isEqualTo(50);
        assertThat(value(rows, "pass@3")).isEqualTo(50); // that tool itself prints 100
        assertThat(value(rows, "cons@3")).isEqualTo(50);
    }

    @Test
    void cutLineIsToldAndTheOthersAreTaken() throws IOException {
        String whole = row(0, "4") + row(1, "5") + row(2, "4");
        predictions("m", whole.substring(0, whole.length() - 40));

        Importer.Taken taken = takeOver(Specs.unit("m", gsm8k()));

        assertThat(taken.answers()).isEqualTo(2);
        assertThat(taken.notices()).hasSize(1);
    }

    @Test
    void hostileLinesAreToldAndDoNoHarm() throws IOException {
        predictions("m", row(0, "4") + "[".repeat(100_000) + "\n{\"id\": -1}\n{\"id\": 1e30}\n\u0000\nnull\n"
                + row(3, "4"));

        Importer.Taken taken = takeOver(Specs.unit("m", gsm8k()));

        assertThat(taken.answers()).isEqualTo(2);
        assertThat(taken.notices()).hasSize(5);
    }

    @Test
    void bytesThatAreNoTextAreToldOrTakenButNeverCrash() throws IOException {
        predictions("m", row(0, "4"));
        Path file = folder.folder().predictions("m", "demo_gsm8k");
        byte[] row = row(1, "?").replace('?', '\u00ff').getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, row, StandardOpenOption.APPEND);

        assertThat(takeOver(Specs.unit("m", gsm8k())).answers()).isBetween(1, 2);
    }

    @Test
    void logWithAnswersOfItsOwnIsLeftAlone() throws IOException {
        predictions("m", row(0, "4") + row(1, "4"));
        UnitPlan plan = Specs.unit("m", gsm8k());
        try (UnitLog log = folder.write(plan)) {
            LogFolder.append(log, 0, 0, ScriptedGenerator.text("own"));
        }

        assertThat(takeOver(plan).answers()).isZero();

        try (UnitLog log = folder.read(plan)) {
            assertThat(log.done()).isEqualTo(1);
        }
    }

    @Test
    void failedRowsAreLeftOutSoThatAResumedRunAsksThem() throws IOException {
        predictions("m", row(0, "4") + row(1, "4").replace("\"success\": true", "\"success\": false"));

        assertThat(takeOver(Specs.unit("m", gsm8k())).answers()).isEqualTo(1);
    }

    @Test
    void rowsThatTheDataDoNotHaveAreLeftOutAndTold() throws IOException {
        predictions("m", row(7, "4") + row(20, "4") + row(999_999_999, "4"));
        UnitPlan plan = Specs.unit("m", gsm8k());

        Importer.Taken taken = takeOver(plan);

        assertThat(taken.answers()).isEqualTo(1);
        assertThat(taken.notices()).containsExactly(
                new LogNotice.BeyondData(folder.folder().root(), "demo_gsm8k", 2, 20));
        try (UnitLog log = folder.read(plan)) {
            assertThat(log.largestSample()).hasValue(7);
        }
    }

    @Test
    void versionOfTheTableSaysThatAnswersWereImported() throws IOException {
        predictions("m", row(0, "4"));
        UnitPlan plan = Specs.unit("m", gsm8k());
        takeOver(plan);

        assertThat(rows(plan)).extracting(Row::version).containsOnly(Row.IMPORTED);
    }

    @Test
    void promptsOfThisTaskKeepItsVersion() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int sample = 0; sample < 8; sample++) {
            Prompt.Chat chat = (Prompt.Chat) ListTask.question(sample).prompt();
            String prompt = chat.messages().getFirst().content();
            text.append(row(sample, "4").replace("how many?", prompt));
        }
        predictions("m", text.toString());
        UnitPlan plan = Specs.unit("m", gsm8k());

        assertThat(takeOver(plan)).isEqualTo(new Importer.Taken(8, false, List.of()));
        assertThat(rows(plan)).extracting(Row::version).containsOnly(plan.task().spec().version());
        try (UnitLog log = folder.write(plan)) { // no change: a session may go on
            assertThat(log.done()).isEqualTo(8);
        }
    }

    @Test
    void missingRowsAreNotMixedWithForeignPromptsUnlessTheUserSaysSo() throws IOException {
        predictions("m", row(0, "4"));
        UnitPlan plan = Specs.unit("m", gsm8k());
        takeOver(plan);

        assertThatThrownBy(() -> folder.write(plan))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_CHANGED))
                .hasMessageContaining("'prompt'").hasMessageContaining("the prompts of another tool")
                .hasMessageContaining("--reuse-anyway");

        try (UnitLog log = UnitLog.open(
                folder.folder(), Identity.of(plan, "scripted"), Reuse.ANYWAY)) {
            log.append(new Question(1, Prompt.user("q1"), "#### 4", List.of(), OptionalInt.empty(),
                    Fields.EMPTY));
            LogFolder.append(log, 1, 0, ScriptedGenerator.text("4"));
        }
        folder.write(plan).close(); // accepted once and for all
        assertThat(rows(plan)).extracting(Row::version).containsOnly(Row.MIXED);
    }

    @Test
    void everyRepeatIsKeptWhateverThisSessionScores() throws IOException {
        predictions("rep3", SampleRuns.text(SampleRuns.REPEATED, "predictions/rep3/demo_gsm8k.jsonl"));
        UnitPlan once = Specs.unit("rep3", gsm8k());

        assertThat(new HeldRepeats(folder.folder()).repeats("rep3", "demo_gsm8k")).hasValue(3);
        assertThat(takeOver(once).answers()).isEqualTo(24);
        assertThat(value(rows(once), "accuracy")).isEqualTo(50);
        assertThat(value(rows(Specs.unit("rep3", gsm8k(), 3, 3)), "pass@3")).isEqualTo(50);
    }

    @Test
    void filesThatWereTakenOverAreKept() throws IOException {
        String text = row(0, "4") + "\u0000\u0001 no row\n" + row(1, "4");
        predictions("m", text);
        takeOver(Specs.unit("m", gsm8k()));
        predictions("m", "our own view");

        assertThat(folder.folder().root().resolve("imported/m/demo_gsm8k.jsonl")).hasContent(text);
    }

    @Test
    void nothingIsTakenWhereThereIsNoFile() {
        assertThat(takeOver(Specs.unit("m", gsm8k()))).isEqualTo(new Importer.Taken(0, false, List.of()));
    }
}
