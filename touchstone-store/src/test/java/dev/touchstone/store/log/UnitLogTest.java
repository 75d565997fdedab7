package dev.touchstone.store.log;

import static dev.touchstone.store.log.Logged.IDENTITY;
import static dev.touchstone.store.log.Logged.NOON;
import static dev.touchstone.store.log.Logged.answer;
import static dev.touchstone.store.log.Logged.failure;
import static dev.touchstone.store.log.Logged.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.config.Secret;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitLogTest {

    @TempDir
    private Path workDir;

    private RunFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
    }

    @Test
    void whatIsLoggedIsReadBackTheSame() {
        try (UnitLog log = open(Reuse.STRICT)) {
            log.append(question(0));
            log.append(new AttemptKey(0, 0), answer("the \"answer\"\n\u0001 是 4 😀"), NOON);
            log.append(new AttemptKey(0, 1), failure("busy"), NOON);
            assertThat(log.outcome(new AttemptKey(0, 0))).contains(answer("the \"answer\"\n\u0001 是 4 😀"));
        }
        try (UnitLog log = read()) {
            assertThat(log.inOrder()).toIterable().containsExactly(
                    new LoggedAttempt(new AttemptKey(0, 0), question(0),
                            answer("the \"answer\"\n\u0001 是 4 😀"), NOON),
                    new LoggedAttempt(new AttemptKey(0, 1), question(0), failure("busy"), NOON));
            assertThat(log.question(0)).isEqualTo(question(0));
            assertThat(log.hasQuestion(1)).isFalse();
            assertThat(log.done()).isEqualTo(1);
            assertThat(log.failed()).isEqualTo(1);
            assertThat(log.largestSample()).hasValue(0);
            assertThat(log.state(new AttemptKey(0, 1))).isEqualTo(AttemptState.FAILED);
            assertThat(log.state(new AttemptKey(0, 2))).isEqualTo(AttemptState.MISSING);
            assertThat(log.notices()).isEmpty();
            assertThat(log.identity()).contains(IDENTITY);
        }
    }

    @Test
    void everyFormOfPromptAndOutcomeIsReadBackTheSame() {
        List<Message> turns = List.of(new Message(Role.SYSTEM, "s"), new Message(Role.USER, "u"));
        Fields tool = Fields.EMPTY.with("type", Value.of("function"))
                .with("function", Fields.EMPTY.with("name", Value.of("f")));
        List<Prompt> prompts = List.of(new Prompt.ToolChat(turns, List.of(tool)),
                new Prompt.Dialogue(turns, List.of("and then?", "\u0001 是")),
                new Prompt.Continuations(List.of(new Prompt.Continuation("a", " b"),
                        new Prompt.Continuation("", "c"))), new Prompt.Rolling("a whole text"));
        List<Outcome> outcomes = List.of(
                new Outcome.Generated("last", "", Finish.TOOL_CALLS, Optional.of(new Usage(3, 4)),
                        new Timing(Duration.ofNanos(5), Optional.of(Duration.ofNanos(2))), 2,
                        List.of(new ToolCall("f", "{\"a\":1}"), new ToolCall("g", "no {json")),
                        List.of("first", "second")),
                new Outcome.Ranked(
                        List.of(new Likelihood(-1.25e-7, 1, true), new Likelihood(-31.5, 7, false),
                                new Likelihood(-2, 3, Optional.empty())),
                        Optional.empty(), new Timing(Duration.ofNanos(9), Optional.empty()), 1));
        try (UnitLog log = open(Reuse.STRICT)) {
            for (int sample = 0; sample < prompts.size(); sample++) {
                log.append(new Question(sample, prompts.get(sample), "g", List.of(), OptionalInt.empty(),
                        Fields.EMPTY));
                log.append(new AttemptKey(sample, 0), outcomes.get(sample % 2), NOON);
            }
        }
        try (UnitLog log = read()) {
            for (int sample = 0; sample < prompts.size(); sample++) {
                assertThat(log.question(sample).prompt()).isEqualTo(prompts.get(sample));
                assertThat(log.outcome(new AttemptKey(sample, 0))).contains(outcomes.get(sample % 2));
            }
            assertThat(log.done()).isEqualTo(4);
        }
    }

    @Test
    void optionalFieldsAreReadBackAsAbsent() {
        Question plain = new Question(3, new Prompt.Text("go on"), "", List.of(), OptionalInt.empty(),
                Fields.EMPTY);
        Outcome bare = new Outcome.Generated("", "", Finish.LENGTH, Optional.empty(),
                new Timing(Duration.ZERO, Optional.empty()), 1);
        try (UnitLog log = open(Reuse.STRICT)) {
            log.append(plain);
            log.append(new AttemptKey(3, 0), bare, NOON);
        }
        try (UnitLog log = read()) {
            assertThat(log.inOrder()).toIterable()
                    .containsExactly(new LoggedAttempt(new AttemptKey(3, 0), plain, bare, NOON));
        }
    }

    @Test
    void aFailureNeverReplacesAnAnswerAndTheLastAnswerCounts() {
        AttemptKey key = new AttemptKey(0, 0);
        try (UnitLog log = open(Reuse.STRICT)) {
            log.append(question(0));
            log.append(key, failure("first"), NOON);
            log.append(key, answer("one"), NOON);
            log.append(key, failure("later"), NOON);
        }
        try (UnitLog log = open(Reuse.STRICT)) {
            assertThat(log.outcome(key)).contains(answer("one"));
            log.append(key, answer("two"), NOON);
        }
        try (UnitLog log = read()) {
            assertThat(log.outcome(key)).contains(answer("two"));
            assertThat(log.done()).isEqualTo(1);
            assertThat(log.failed()).isZero();
            assertThat(log.notices()).singleElement().isInstanceOf(LogNotice.AnsweredAgain.class);
        }
    }

    @Test
    void aSessionWithNothingToDoLeavesNoSegment() {
        open(Reuse.STRICT).close();

        assertThat(folder.attempts("chat/model", "word problems")).isEmpty();
    }

    @Test
    void attemptsComeInSampleOrderWhateverOrderTheyWereLoggedIn() {
        try (UnitLog log = open(Reuse.STRICT)) {
            for (int sample = 99; sample >= 0; sample--) {
                log.append(question(sample));
                log.append(new AttemptKey(sample, sample % 2), answer("a" + sample), NOON);
            }
            List<Integer> order = new ArrayList<>();
            log.inOrder(sample -> sample < 50, 1)
                    .forEachRemaining(attempt -> order.add(attempt.key().sample()));

            assertThat(order).hasSize(25).isSorted().doesNotContain(1, 51).contains(0, 48);
        }
    }

    @Test
    void manyThreadsAppendWithoutLossOrGap() throws Exception {
        try (UnitLog log = open(Reuse.STRICT); ExecutorService threads =
                Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sample = 0; sample < 2_000; sample++) {
                int number = sample;
                threads.submit(() -> {
                    log.append(question(number));
                    log.append(new AttemptKey(number, 0), answer("answer " + number), NOON);
                });
            }
        }
        try (UnitLog log = open(Reuse.STRICT)) {
            assertThat(log.done()).isEqualTo(2_000);
            int next = 0;
            for (var all = log.inOrder(); all.hasNext(); next++) {
                assertThat(all.next().outcome()).isEqualTo(answer("answer " + next));
            }
        }
    }

    @Test
    void aChangedPartIsRefusedWithItsNameAndBothValues() {
        logOne(IDENTITY);

        assertThatThrownBy(() ->
                UnitLog.open(folder, Logged.identity("generation", "{\"max_tokens\":9}"), Reuse.STRICT))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_CHANGED))
                .hasMessageContaining("'generation'")
                .hasMessageContaining("512")
                .hasMessageContaining("\"max_tokens\":9");
        assertThatThrownBy(() -> UnitLog.open(folder, Logged.identity("seed", "1"), Reuse.STRICT))
                .hasMessageContaining("'seed' differs: the folder's answers were made with not given");
    }

    @Test
    void takingOldAnswersAnywayIsRecordedAndNotAskedAgain() throws IOException {
        UnitIdentity changed = Logged.identity("prompt", "p2");
        logOne(IDENTITY);
        try (UnitLog log = UnitLog.open(folder, changed, Reuse.ANYWAY)) {
            assertThat(log.notices()).containsExactly(new LogNotice.Changed("prompt", "'p1'", "'p2'"));
            assertThat(log.done()).isEqualTo(1);
            log.append(new AttemptKey(1, 0), answer("new"), NOON);
        }

        assertThat(Files.readString(folder.attempts("chat/model", "word problems", 2)))
                .contains("\"reused_anyway\":[\"prompt\"]");
        for (UnitIdentity accepted : List.of(changed, IDENTITY)) {
            try (UnitLog log = UnitLog.open(folder, accepted, Reuse.STRICT)) {
                assertThat(log.done()).isEqualTo(2);
                assertThat(log.notices()).isEmpty();
                assertThat(log.origins()).extracting(Asking::identity).containsExactly(IDENTITY, changed);
            }
        }
        assertThatThrownBy(() -> UnitLog.open(folder, Logged.identity("prompt", "p3"), Reuse.STRICT))
                .hasMessageContaining("'p2', now it is 'p3'");
    }

    @Test
    void changeThatIsTakenAnywayIsAcceptedForLaterSessionsAlthoughNothingWasAsked() {
        UnitIdentity changed = Logged.identity("prompt", "p2");
        logOne(IDENTITY);
        UnitLog.open(folder, changed, Reuse.ANYWAY).close();

        try (UnitLog log = UnitLog.open(folder, changed, Reuse.STRICT)) {
            assertThat(log.origins()).extracting(Asking::identity).containsExactly(IDENTITY);
        }
    }

    @Test
    void repeatsAreThoseThatTheNewestSessionWanted() {
        logOne(IDENTITY);
        try (UnitLog log = UnitLog.open(folder, new Asking(IDENTITY, 4, Optional.of("0a1b2c")), Reuse.STRICT,
                Redaction.NONE, InstantSource.fixed(NOON))) {
            log.append(new AttemptKey(0, 1), answer("more"), NOON); // and then it was killed
        }

        try (UnitLog log = UnitLog.read(folder, IDENTITY.model(), IDENTITY.task())) {
            assertThat(log.repeats()).hasValue(4);
            assertThat(log.largestRepeat()).hasValue(2);
            assertThat(log.origins()).extracting(Asking::version)
                    .containsExactly(Optional.empty(), Optional.of("0a1b2c"));
        }
    }

    @Test
    void importedAnswersAreThereWholeOrNotAtAllAndAllowAnyModelOnce() {
        UnitIdentity imported = new UnitIdentity(IDENTITY.model(), IDENTITY.task(), new TreeMap<>(Map.of(
                UnitIdentity.IMPORTED, "predictions", "prompt", "p1")));
        for (boolean whole : new boolean[] {false, true}) {
            try (ImportedSegment segment = ImportedSegment.begin(folder, Asking.once(imported),
                    Redaction.NONE, InstantSource.fixed(NOON))) {
                segment.append(question(0));
                segment.append(new AttemptKey(0, 0), answer("taken"));
                if (whole) {
                    segment.commit();
                }
            }
            assertThat(folder.attempts(IDENTITY.model(), IDENTITY.task())).hasSize(whole ? 1 : 0);
        }
        try (UnitLog log = open(Reuse.STRICT)) {
            log.append(question(1));
            log.append(new AttemptKey(1, 0), answer("own"), NOON);
        }
        assertThatThrownBy(() -> UnitLog.open(folder, Logged.identity("model", "another"), Reuse.STRICT))
                .isInstanceOf(TouchstoneException.class);
    }

    @Test
    void secretsAreReplacedByTheirReference() throws IOException {
        Redaction redaction = new Redaction(List.of(new Secret("${env:KEY}", "sk-very-secret-1")));
        try (UnitLog log = UnitLog.open(folder, Asking.once(IDENTITY), Reuse.STRICT, redaction,
                InstantSource.fixed(NOON))) {
            log.append(new Question(0, Prompt.user("is it sk-very-secret-1?"), "g", List.of(),
                    OptionalInt.empty(),
                    Fields.EMPTY.with("x", Value.ofTexts(List.of("sk-very-secret-1")))));
            log.append(new AttemptKey(0, 0), failure("bad key sk-very-secret-1"), NOON);
            log.note("warm-up", Fields.EMPTY.with("key", Value.of("sk-very-secret-1")));
        }

        assertThat(Files.readString(folder.attempts("chat/model", "word problems", 1)))
                .doesNotContain("very-secret")
                .contains("bad key ${env:KEY}");
    }

    @Test
    void halfSurrogatePairsDoNotBreakTheLog() {
        try (UnitLog log = open(Reuse.STRICT)) {
            log.append(question(0));
            log.append(new AttemptKey(0, 0), answer("a\ud83db\ude00c😀"), NOON);
            assertThat(log.outcome(new AttemptKey(0, 0))).contains(answer("a\ufffdb\ufffdc😀"));
        }
    }

    @Test
    void anInterruptedThreadCanStillLog() {
        try (UnitLog log = open(Reuse.STRICT)) {
            log.append(question(0));
            Thread.currentThread().interrupt();
            log.append(new AttemptKey(0, 0), answer("saved"), NOON);
            assertThat(log.outcome(new AttemptKey(0, 0))).contains(answer("saved"));
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    private void logOne(UnitIdentity identity) {
        try (UnitLog log = UnitLog.open(folder, identity, Reuse.STRICT)) {
            log.append(question(0));
            log.append(new AttemptKey(0, 0), answer("old"), NOON);
        }
    }

    private UnitLog open(Reuse reuse) {
        return UnitLog.open(folder, IDENTITY, reuse);
    }

    private UnitLog read() {
        return UnitLog.read(folder, "chat/model", "word problems");
    }
}
