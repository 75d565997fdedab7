package dev.touchstone.score.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    private static final String RIGHT =
            "{\"id\":\"a\",\"kind\":\"pass@k\",\"input\":{\"n\":2,\"c\":1,\"k\":1},"
            + "\"expected\":{\"pass_at_k\":0.5,\"exact\":\"1/2\"}}";
    private static final String WRONG = RIGHT.replace("0.5", "0.6").replace("\"a\"", "\"b\"");

    private static final String PASSK = "{\"family\":\"passk\"}";
    private static final String SENTENCE = "{\"family\":\"bleu_sentence\"}";
    private static final String CLASSES = "{\"family\":\"classification\"}";
    private static final String ERRORS = "{\"family\":\"wer_cer\"}";
    private static final String STATISTICS = "{\"family\":\"statistics\"}";

    @TempDir
    Path folder;

    @Test
    void casesThatAgreeAreCountedAndOthersNamed() throws IOException {
        Verification.Outcome outcome = check("{\"family\":\"passk\"}", RIGHT, WRONG);

        assertThat(outcome.equal()).isEqualTo(1);
        assertThat(outcome.counted()).isEqualTo(2);
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.id()).isEqualTo("b");
            assertThat(failure.differences())
                    .containsExactly(new CaseVerdict.Difference("pass_at_k", "0.6", "0.5"));
        });
    }

    @Test
    void aKeyThatMayBeAMisspellingOfOneThatDecidesIsNeverPassedOver() throws IOException {
        for (String key : new String[] {"pass-rate", "passrate", "Pass_Rate", "pas_rate", "pass_ratio"}) {
            refused(ErrorCode.DATA_UNREADABLE, "'%s', did you mean 'pass_rate'?".formatted(key),
                    "{\"family\":\"passk\",\"%s\":0.5}".formatted(key), RIGHT);
        }
        for (String key : new String[] {"tolerence", "Tolerance", "tolerances", "tol", "atol", "rel_tol"}) {
            refused(ErrorCode.DATA_UNREADABLE, "'%s', did you mean 'tolerance'?".formatted(key),
                    "{\"family\":\"passk\",\"%s\":1e-9}".formatted(key), RIGHT);
        }
        refused(ErrorCode.DATA_UNREADABLE, "did you mean 'family'?", "{\"familly\":\"passk\"}", RIGHT);
        assertThat(check("{\"family\":\"passk\",\"source\":\"x\",\"note\":\"y\",\"seed\":1,"
                + "\"split\":\"dev\","
                + "\"library\":\"l\",\"version\":\"1\",\"call\":\"c\",\"scale\":\"0..1\","
                + "\"value\":\"v\","
                + "\"defaults\":{},\"tasks\":[],\"naive_baselines\":{},\"cases\":1}", RIGHT)
                .passed()).isTrue();
    }

    @Test
    void idsThatOccurTwiceAndAnotherNumberOfCasesAreToldAndEveryCaseCounts() throws IOException {
        Verification.Outcome outcome = check("{\"family\":\"passk\",\"cases\":7}", RIGHT, RIGHT,
                RIGHT.replace("\"a\"", "\"c\""));

        assertThat(outcome.passed()).isTrue();
        assertThat(outcome.counted()).isEqualTo(3);
        assertThat(outcome.oddities().repeatedIds()).containsExactly("a");
        assertThat(outcome.oddities().otherCount()).hasValue(7);
        Verification.Oddities none = check("{\"family\":\"passk\",\"cases\":1}", RIGHT).oddities();
        assertThat(none.repeatedIds()).isEmpty();
        assertThat(none.otherCount()).isEmpty();
    }

    @Test
    void aTruthThatIsNoNumberIsNoneOfATaskOfNumbers() throws IOException {
        String one = "{\"id\":\"a\",\"task\":\"gsm8k\",\"response\":\"The answer is 37.\","
                + "\"expected\":\"37\"}";
        String extraction = "{\"family\":\"extraction\"}";

        assertThat(check(extraction, one).passed()).isTrue();
        for (String wrong : new String[] {"37q", "q37", "37 38", "3 7", "thirty", "37.", "--37"}) {
            refused(ErrorCode.DATA_INVALID_ROW, "'expected' is '%s', which is no answer of the task 'gsm8k'"
                    .formatted(wrong), extraction, one.replace("\"37\"", "\"" + wrong + "\""));
        }
        for (String right : new String[] {"37.0", "+37", "$37", "37%", "74/2", "3.7e1"}) {
            assertThat(check(extraction, one.replace("\"37\"", "\"" + right + "\"")).passed()).as(right)
                    .isTrue();
        }
    }

    @Test
    void aFilePassesFromItsOwnPassRateOn() throws IOException {
        assertThat(check("{\"family\":\"passk\",\"pass_rate\":0.5}", RIGHT, WRONG).passed()).isTrue();
        assertThat(check("{\"family\":\"passk\",\"pass_rate\":0.51}", RIGHT, WRONG).passed()).isFalse();
    }

    @Test
    void whatIsNotKnownIsNeverAPass() {
        refused(ErrorCode.DATA_UNREADABLE, "family 'nonsense' is not known", "{\"family\":\"nonsense\"}",
                RIGHT);
        refused(ErrorCode.DATA_UNREADABLE, "case a: expected key 'novel'", "{\"family\":\"passk\"}",
                RIGHT.replace("\"expected\":{", "\"expected\":{\"novel\":1,"));
        refused(ErrorCode.DATA_UNREADABLE, "kind 'novel'", "{\"family\":\"passk\"}",
                RIGHT.replace("pass@k\"", "novel\""));
        refused(ErrorCode.DATA_UNREADABLE, "expects nothing", "{\"family\":\"passk\"}",
                RIGHT.replaceAll("\"expected\":.*", "\"expected\":{}}"));
        refused(ErrorCode.DATA_INVALID_ROW, "'n' is two, expected a number", "{\"family\":\"passk\"}",
                RIGHT.replace("\"n\":2", "\"n\":\"two\""));
        refused(ErrorCode.DATA_EMPTY, "'cases' is empty", "{\"family\":\"passk\"}");
        refused(ErrorCode.DATA_UNREADABLE, "'pass_rate' is 7", "{\"family\":\"passk\",\"pass_rate\":7}",
                RIGHT);
    }

    @Test
    void aFileThatIsTruncatedOrAlteredIsRefusedWithItsPlace() throws IOException {
        String whole = "{\"meta\":{\"family\":\"passk\"},\n\"cases\":[\n%s]}".formatted(RIGHT);
        for (int length = 0; length < whole.length(); length++) {
            Path file = Files.writeString(folder.resolve("cut.json"), whole.substring(0, length));
            assertThatThrownBy(() -> new Verification().check(file)).as("cut at %d", length)
                    .isInstanceOf(TouchstoneException.class).hasMessageContaining("cut.json");
        }
    }

    @Test
    void anExpectedValueOfAnotherTypeCannotBeJudged() {
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.pass_at_k' is half, expected a number or null",
                PASSK, RIGHT.replace("0.5", "\"half\""));
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.exact' is 0.5, expected a text", PASSK,
                RIGHT.replace("\"1/2\"", "0.5"));
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.exact' is half, expected a fraction", PASSK,
                RIGHT.replace("1/2", "half"));
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.>' is yes, expected true or false",
                "{\"family\":\"python_round\"}",
                "{\"input\":{\"score\":60,\"threshold\":0.5},\"expected\":{\">\":\"yes\"}}");
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.13a' is null, expected a text",
                "{\"family\":\"bleu_tokenizers\"}", "{\"input\":\"a\",\"expected\":{\"13a\":null}}");
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.precisions' is 1, expected a list", SENTENCE,
                sentence("\"precisions\":1"));
        refused(ErrorCode.DATA_INVALID_ROW,
                "'expected.precisions[1]' is {\"a\":null}, expected a number or null", SENTENCE,
                sentence("\"precisions\":[100,{\"a\":null},100,100]"));
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.confusion[0]' is 1, expected a list", CLASSES,
                classes("\"confusion\":[1]"));
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.labels' is 1, expected a text",
                CLASSES, classes("\"labels\":[\"a\",1]"));
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.hits' is none, expected", ERRORS,
                errors("\"hits\":\"none\""));
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.math_verify' is 7, expected true, false or null",
                "{\"family\":\"math_equiv\"}",
                "{\"input\":{\"gold\":\"1\",\"prediction\":\"1\"},"
                        + "\"expected\":{\"truth\":true,\"math_verify\":7}}");
        refused(ErrorCode.DATA_INVALID_ROW, "'expected.stderr' is x, expected a number", STATISTICS,
                bootstrap("\"stderr\":\"x\""));
    }

    @Test
    void whatIsExpectedBesideTheComparedIsHeldToWhatEveryAlignmentHas() throws IOException {
        String parts = "\"substitutions\":1,\"insertions\":0,\"deletions\":0,\"hits\":";
        assertThat(check(ERRORS, errors(parts + "1")).passed()).isTrue();
        assertThat(check(ERRORS, errors(parts + "2")).failures().getFirst().differences()).containsExactly(
                new CaseVerdict.Difference("hits+substitutions+deletions", "3.0", "2"));
        assertThat(check(STATISTICS, bootstrap("\"stderr\":0.32")).passed()).isTrue();
        assertThat(check(STATISTICS, bootstrap("\"stderr\":987")).passed()).isFalse();
    }

    @Test
    void countsOfAConfusionMatrixAreNumbersHoweverTheyAreWritten() throws IOException {
        assertThat(check(CLASSES, classes("\"confusion\":[[1.0]]")).passed()).isTrue();
        assertThat(check(CLASSES, classes("\"confusion\":[[2]]")).passed()).isFalse();
        assertThat(check(CLASSES, classes("\"confusion\":[]")).passed()).isFalse();
    }

    @Test
    void nullIsShownAsTheFileHasIt() throws IOException {
        assertThat(check(PASSK, RIGHT.replace("0.5", "null")).failures().getFirst().differences())
                .containsExactly(new CaseVerdict.Difference("pass_at_k", "null", "0.5"));
    }

    @Test
    void aFileThatNoAnswerCouldFailIsRefused() throws IOException {
        refused(ErrorCode.DATA_UNREADABLE, "'pass_rate' is 0, expected a number above 0",
                "{\"family\":\"passk\",\"pass_rate\":0}", WRONG);
        refused(ErrorCode.DATA_UNREADABLE, "none could differ",
                "{\"family\":\"passk\",\"tolerance\":1}", WRONG);
        assertThat(check("{\"family\":\"passk\",\"pass_rate\":1e-12}", WRONG).passed()).isFalse();
    }

    @Test
    void aFileThatAsksForLittleIsNamedSo() throws IOException {
        assertThat(check("{\"family\":\"passk\",\"tolerance\":0.2}", WRONG).wideTolerance()).isEqualTo("0.2");
        assertThat(check("{\"family\":\"passk\",\"pass_rate\":0.5}", RIGHT, WRONG).lenient()).isTrue();
        assertThat(check("{\"family\":\"passk\",\"pass_rate\":0.99,\"tolerance\":1e-6}", RIGHT).lenient())
                .isFalse();
    }

    @Test
    void inputThatNoMetricTakesCannotBeJudged() {
        for (String family : new String[] {"chrf", "ter", "bleu_sentence"}) {
            refused(ErrorCode.DATA_INVALID_ROW, "'refs' holds no text",
                    "{\"family\":\"%s\"}".formatted(family),
                    "{\"input\":{\"hyp\":\"a\",\"refs\":[null]},\"expected\":{\"score\":1}}");
        }
        refused(ErrorCode.DATA_INVALID_ROW, "'refs' holds no text", "{\"family\":\"ter\"}",
                "{\"level\":\"corpus\",\"input\":{\"hyps\":[\"a\"],\"refs\":[]},\"expected\":{\"score\":1}}");
        refused(ErrorCode.DATA_INVALID_ROW, "a group of -1", STATISTICS,
                "{\"kind\":\"group_aggregate\",\"input\":{\"sizes\":[-1],\"accuracy\":[1],\"stderr\":[0]},"
                        + "\"expected\":{\"mean_unweighted\":1}}");
        refused(ErrorCode.DATA_INVALID_ROW, "expected numbers up to 1.0E100", STATISTICS,
                bootstrap("\"stderr\":1").replace("[0,1]", "[0,1e308]"));
        refused(ErrorCode.DATA_INVALID_ROW, "has no 'qrels'", "{\"family\":\"retrieval\"}",
                "{\"input\":{\"run_scores\":{}},\"expected\":{\"map\":0}}");
        refused(ErrorCode.DATA_UNREADABLE, "'expected.13a', which expects nothing,",
                "{\"family\":\"seed_a_bleu\"}",
                "{\"input\":{\"output\":\"a\",\"baseline\":\"a\"},\"expected\":{\"13a\":{}}}");
    }

    @Test
    void nestingBeyondTheBoundIsToldWithoutTheParsersNames() {
        refused(ErrorCode.DATA_UNREADABLE, "golden.json: Document nesting depth (201) exceeds "
                + "the maximum allowed (200)", PASSK, "[".repeat(300));
    }

    private static String sentence(String expected) {
        return "{\"input\":{\"hyp\":\"a b c d\",\"refs\":[\"a b c d\"]},\"expected\":{%s}}"
                .formatted(expected);
    }

    private static String classes(String expected) {
        return "{\"input\":{\"y_true\":[\"a\"],\"y_pred\":[\"a\"]},\"expected\":{%s}}".formatted(expected);
    }

    private static String errors(String expected) {
        return "{\"input\":{\"reference\":\"a b\",\"hypothesis\":\"a c\"},\"expected\":{\"wer\":0.5,%s}}"
                .formatted(expected);
    }

    private static String bootstrap(String expected) {
        return "{\"kind\":\"bootstrap\",\"params\":{\"resamples\":4000},\"input\":{\"values\":[0,1]},"
                + "\"tolerance\":\"stderr within 10 % of analytic_stderr; CI ends within 1\",\"expected\":{"
                + expected + "}}";
    }

    private Verification.Outcome check(String meta, String... cases) throws IOException {
        Path file = Files.writeString(folder.resolve("golden.json"),
                "{\"meta\":%s,\"cases\":[%s]}".formatted(meta, String.join(",\n", cases)));
        return new Verification().check(file);
    }

    private void refused(ErrorCode code, String message, String meta, String... cases) {
        assertThatThrownBy(() -> check(meta, cases)).isInstanceOfSatisfying(TouchstoneException.class,
                refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal).hasMessageContaining(message);
                });
    }
}
