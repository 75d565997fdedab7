package dev.touchstone.store.log;

import static dev.touchstone.store.log.Logged.NOON;
import static dev.touchstone.store.log.Logged.answer;
import static dev.touchstone.store.log.Logged.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.config.Secret;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementLogTest {

    private static final JudgementLog.Whose WHOSE = new JudgementLog.Whose("m", "t", "org/judge");

    @TempDir
    private Path workDir;

    private RunFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
    }

    private JudgementLog open(Redaction redaction) {
        return JudgementLog.open(folder, WHOSE, Fields.EMPTY.with("identity", Value.of("j-1")),
                redaction, InstantSource.fixed(NOON));
    }

    private JudgementLog open() {
        return open(Redaction.NONE);
    }

    private JudgementLog read() {
        return JudgementLog.read(folder, WHOSE);
    }

    private static Judgement judgement(String key) {
        return new Judgement(key, new AttemptKey(4, 1), 0, 0);
    }

    private Path segment(int number) {
        return folder.judgements("m", "t", "org/judge").get(number - 1);
    }

    @Test
    void repliesAreFoundByTheirContent() {
        try (JudgementLog log = open()) {
            log.append(judgement("k1"), answer("{\"score\": 7} 好"), NOON);
            log.append(judgement("k2"), failure("busy"), NOON);
            assertThat(log.find("k1")).contains(answer("{\"score\": 7} 好"));
        }
        try (JudgementLog log = read()) {
            assertThat(log.state("k1")).isEqualTo(AttemptState.DONE);
            assertThat(log.state("k2")).isEqualTo(AttemptState.FAILED);
            assertThat(log.state("k3")).isEqualTo(AttemptState.MISSING);
            assertThat(log.find("k1")).contains(answer("{\"score\": 7} 好"));
            assertThat(log.find("k3")).isEmpty();
            assertThat(log.headers()).singleElement()
                    .satisfies(header -> assertThat(header.findText("identity")).contains("j-1"));
        }
        assertThat(folder.judges("m", "t")).containsExactly("org/judge");
        assertThat(folder.judges("m", "other")).isEmpty();
    }

    @Test
    void aFailureNeverReplacesAReplyAndAReplyReplacesAFailure() {
        try (JudgementLog log = open()) {
            log.append(judgement("k"), failure("busy"), NOON);
            log.append(judgement("k"), answer("yes"), NOON);
            log.append(judgement("k"), failure("late"), NOON);
            assertThat(log.find("k")).contains(answer("yes"));
        }
        try (JudgementLog log = read()) {
            assertThat(log.find("k")).contains(answer("yes"));
            assertThat(log.usage().replies()).isEqualTo(1);
            assertThat(log.usage().failures()).isZero();
        }
    }

    @Test
    void aRecordCutByACrashIsTheOnlyOneThatIsLost() throws IOException {
        try (JudgementLog log = open()) {
            for (int number = 0; number < 5; number++) {
                log.append(judgement("k" + number), answer("reply " + number), NOON);
            }
        }
        byte[] whole = Files.readAllBytes(segment(1));
        for (int cut = 2; cut < 60; cut += 7) { // without its line feed a record is still whole
            Files.write(segment(1), Arrays.copyOf(whole, whole.length - cut));
            try (JudgementLog log = read()) {
                assertThat(log.usage().replies()).as("cut %d", cut).isEqualTo(4);
                assertThat(log.notices()).singleElement().isInstanceOf(LogNotice.TornTail.class);
            }
        }
        try (JudgementLog log = open()) { // a new segment; the torn one stays as it is
            log.append(judgement("k4"), answer("again"), NOON);
        }
        try (JudgementLog log = read()) {
            assertThat(log.find("k4")).contains(answer("again"));
            assertThat(log.find("k0")).contains(answer("reply 0"));
        }
        assertThat(folder.judgements("m", "t", "org/judge")).hasSize(2);
    }

    @Test
    void anAlteredRecordIsToldAndItsReplyMissing() throws IOException {
        try (JudgementLog log = open()) {
            for (int number = 0; number < 3; number++) {
                log.append(judgement("k" + number), answer("reply " + number), NOON);
            }
        }
        String text = Files.readString(segment(1));
        Files.writeString(segment(1), text.replace("reply 1", "reply 9"));

        try (JudgementLog log = read()) {
            assertThat(log.state("k1")).isEqualTo(AttemptState.MISSING);
            assertThat(log.state("k2")).isEqualTo(AttemptState.DONE);
            assertThat(log.notices()).singleElement().isInstanceOf(LogNotice.Damaged.class);
        }
    }

    @Test
    void aFileOfAttemptsIsRefusedByName() throws IOException {
        try (UnitLog log = UnitLog.open(folder, Logged.IDENTITY, Reuse.STRICT)) {
            log.append(Logged.question(0));
        }
        Path foreign = folder.judgements("m", "t").resolve("j.1.jsonl");
        Files.createDirectories(foreign.getParent());
        try (var files = Files.walk(folder.root().resolve("attempts"))) {
            Files.copy(files.filter(Files::isRegularFile).findFirst().orElseThrow(), foreign);
        }

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> JudgementLog.read(folder, new JudgementLog.Whose("m", "t", "j")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_FOREIGN))
                .withMessageContaining("j.1.jsonl");
    }

    @Test
    void bytesOfAnotherKindAreNoReplies() throws IOException {
        Path rubbish = folder.judgements("m", "t").resolve("j.1.jsonl");
        Files.createDirectories(rubbish.getParent());
        Files.write(rubbish, new byte[] {0, 1, 2, '\n', '{', '}', '\n'}, StandardOpenOption.CREATE);

        try (JudgementLog log = JudgementLog.read(folder, new JudgementLog.Whose("m", "t", "j"))) {
            assertThat(log.usage().replies()).isZero();
            assertThat(log.notices()).isNotEmpty();
        }
    }

    @Test
    void manyThreadsAppendWithoutLosingAnything() {
        try (JudgementLog log = open()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int number = 0; number < 500; number++) {
                    String key = "k" + number;
                    threads.submit(() -> log.append(judgement(key), answer(key), NOON));
                }
            }
            assertThat(log.find("k499")).contains(answer("k499"));
        }
        try (JudgementLog log = read()) {
            assertThat(log.usage().replies()).isEqualTo(500);
            assertThat(log.notices()).isEmpty();
        }
    }

    @Test
    void secretsStayOffTheDisk() throws IOException {
        try (JudgementLog log = open(new Redaction(List.of(new Secret("${env:KEY}", "s3cr3t-value"))))) {
            log.append(judgement("k"), answer("the key is s3cr3t-value"), NOON);
        }
        assertThat(Files.readString(segment(1), StandardCharsets.UTF_8)).doesNotContain("s3cr3t-value");
    }
}
