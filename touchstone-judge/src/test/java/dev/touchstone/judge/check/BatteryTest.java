package dev.touchstone.judge.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.judge.check.Finding.Status;
import dev.touchstone.judge.testing.ScriptedJudge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatteryTest {

    private static final CheckLevels LEVELS = new CheckLevels(0.1, 0.05);

    /// A judge in memory.
    private record Memory(BiFunction<String, Integer, Outcome> script,
            AtomicInteger calls) implements Generator {

        @Override
        public Outcome generate(GenerationRequest request) {
            return script.apply(((Prompt.Chat) request.prompt()).messages().getLast().content(),
                    calls.getAndIncrement());
        }

        @Override
        public String identity() {
            return "memory";
        }

        @Override
        public Activity activity() {
            return new Activity(0, 1, 0);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static Outcome text(String text) {
        return new Outcome.Generated(text, "", Finish.STOP, Optional.of(new Usage(10, 2)),
                new Timing(Duration.ZERO, Optional.empty()), 1);
    }

    private static CheckReport check(String language, BiFunction<String, Integer, Outcome> script)
            throws InterruptedException {
        return new Battery(CheckItems.builtIn(language), language)
                .run(new Memory(script, new AtomicInteger()),
                new GenerationSettings(64, Fields.EMPTY), 1, LEVELS, () -> { });
    }

    private static List<String> faults(CheckReport report) {
        return report.findings().stream().filter(finding -> finding.status() == Status.FAILED)
                .map(finding -> finding.probe().word()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FAIR | ''",
        "FIRST_PLACE | position,orders",
        "LONGER | length,length_grades",
        "OBEDIENT | injection",
    })
    void aJudgeIsFoundOutByItsOwnFault(ScriptedJudge judge, String expected) throws InterruptedException {
        for (String language : List.of("en", "zh")) {
            CheckReport report = check(language, (prompt, call) -> text(judge.reply(prompt, call)));

            assertThat(String.join(",", faults(report))).as(judge + " " + language)
                    .isEqualTo(expected.strip());
            assertThat(report.mute()).isFalse();
        }
    }

    @Test
    void aFickleJudgeIsInconsistentAndTellsNoTruth() throws InterruptedException {
        CheckReport report = check("en", (prompt, call) -> text(ScriptedJudge.FICKLE.reply(prompt, call)));

        assertThat(faults(report)).contains("consistency", "truth");
    }

    @Test
    void rubbishIsAFaultOfForm() throws InterruptedException {
        CheckReport report = check("en", (prompt, call) -> text(ScriptedJudge.RUBBISH.reply(prompt, call)));

        assertThat(faults(report)).containsExactly("form");
        assertThat(report.unread()).containsOnlyKeys("no_verdict");
        assertThat(report.findings()).filteredOn(finding -> finding.status() == Status.NOT_MEASURED)
                .hasSize(7);
    }

    @Test
    void aDeadJudgeSaysNothingAndItsWordsAreKept() throws InterruptedException {
        CheckReport report = check("en", (_, _) -> new Outcome.Failed(
                new Failure(ErrorCode.MODEL_SERVER_ERROR, "no GPU", OptionalInt.empty(), false), 1));

        assertThat(report.mute()).isTrue();
        assertThat(report.failed()).isEqualTo(report.requests());
        assertThat(report.firstFailure()).isEqualTo("no GPU");
        assertThat(report.requests()).isEqualTo(16); // of 264: it is given up
    }

    @Test
    void aJudgeThatRepliedOnceIsNotGivenUp() throws InterruptedException {
        CheckReport report = check("en", (prompt, call) -> call == 3
                ? text(ScriptedJudge.FAIR.reply(prompt, call)) : new Outcome.Failed(
                        new Failure(ErrorCode.MODEL_SERVER_ERROR, "busy", OptionalInt.empty(), false), 1));

        assertThat(report.requests()).isEqualTo(264);
        assertThat(report.failed()).isEqualTo(263);
    }

    @Test
    void aSlightPreferenceForAPlaceIsNoAlarm() throws InterruptedException {
        CheckReport report = check("en", (prompt, call) -> text(call % 60 == 0
                ? ScriptedJudge.FIRST_PLACE.reply(prompt, call) : ScriptedJudge.FAIR.reply(prompt, call)));

        assertThat(faults(report)).doesNotContain("position");
    }

    @Test
    void pairsOfUnknownTruthAreProbedForOrderAndLengthAlone() {
        List<CheckItem> items = CheckItems.read("mine", """
                {"question": "q", "answer_a": "a", "answer_b": "b"}
                """);

        Map<Inquiry.Form, Long> forms = new Battery(items, "en").inquiries().stream()
                .collect(Collectors.groupingBy(Inquiry::form, Collectors.counting()));

        assertThat(forms).doesNotContainKeys(Inquiry.Form.RIGHT, Inquiry.Form.WRONG)
                .containsKey(Inquiry.Form.PADDED);
    }

    @Test
    void costsAreAddedUp() throws InterruptedException {
        CheckReport report = check("en", (prompt, call) -> text(ScriptedJudge.FAIR.reply(prompt, call)));

        assertThat(report.promptTokens()).isEqualTo(10L * report.requests());
        assertThat(report.completionTokens()).isEqualTo(2L * report.requests());
    }
}
