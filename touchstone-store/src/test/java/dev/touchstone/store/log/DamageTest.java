package dev.touchstone.store.log;

import static dev.touchstone.store.log.Logged.IDENTITY;
import static dev.touchstone.store.log.Logged.NOON;
import static dev.touchstone.store.log.Logged.answer;
import static dev.touchstone.store.log.Logged.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Truncated, altered and hostile segments.
class DamageTest {

    private static final int SAMPLES = 3;

    @TempDir
    private Path workDir;

    private RunFolder folder;
    private Path segment;
    private byte[] whole;

    @BeforeEach
    void logThreeSamples() throws IOException {
        folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            for (int sample = 0; sample < SAMPLES; sample++) {
                log.append(question(sample));
                log.append(new AttemptKey(sample, 0), answer("answer " + sample), NOON);
            }
        }
        segment = folder.attempts(IDENTITY.model(), IDENTITY.task(), 1);
        whole = Files.readAllBytes(segment);
    }

    @Test
    void aTailCutAnywhereCostsTheLastRecordOnly() throws IOException {
        int lastRecord = lineStart(whole.length - 1);
        for (int length = lastRecord + 1; length < whole.length - 1; length++) {
            Files.write(segment, Arrays.copyOf(whole, length));
            try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
                assertThat(log.done()).isEqualTo(SAMPLES - 1);
                assertThat(log.state(new AttemptKey(SAMPLES - 1, 0))).isEqualTo(AttemptState.MISSING);
                assertThat(log.notices()).containsExactly(new LogNotice.TornTail(segment, 7));
                assertThat(log.question(SAMPLES - 1)).isEqualTo(question(SAMPLES - 1));
            }
        }
    }

    @Test
    void aFileCutAnywhereIsReadUpToTheCut() throws IOException {
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(segment, Arrays.copyOf(whole, length));
            int before = length == 0 ? 0 : count(Arrays.copyOf(whole, length), '\n');
            try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
                assertThat(log.done()).isBetween(Math.max(0, before - 1) / 2, Math.max(0, before) / 2);
            }
        }
    }

    @Test
    void theTornAttemptIsRepeatedInANewSegmentAndTheOldOneLeftAsItIs() throws IOException {
        byte[] torn = Arrays.copyOf(whole, whole.length - 9);
        Files.write(segment, torn);
        AttemptKey key = new AttemptKey(SAMPLES - 1, 0);
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            log.append(key, answer("again"), NOON);
            assertThat(log.outcome(key)).contains(answer("again"));
        }

        assertThat(segment).hasBinaryContent(torn);
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            assertThat(log.done()).isEqualTo(SAMPLES);
            assertThat(log.outcome(key)).contains(answer("again"));
        }
    }

    @Test
    void zeroBytesAfterAPowerLossAreATornTail() throws IOException {
        Files.write(segment, new byte[5_000], StandardOpenOption.APPEND);
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            assertThat(log.done()).isEqualTo(SAMPLES);
            assertThat(log.notices()).containsExactly(new LogNotice.TornTail(segment, 8));
        }
        Files.write(segment, new byte[5_000]);
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            assertThat(log.done()).isZero();
            assertThat(log.notices()).containsExactly(new LogNotice.TornTail(segment, 1));
        }
    }

    @Test
    void anyAlteredByteInTheMiddleIsNamedWithItsLine() throws IOException {
        int end = lineStart(whole.length - 1) - 1;
        for (int at = lineStart(end) - 1; at > 0; at -= 11) {
            byte[] altered = whole.clone();
            altered[at] ^= 0x20;
            if (whole[at] == '\n' || altered[at] == '\n') {
                continue;
            }
            Files.write(segment, altered);
            long line = count(Arrays.copyOf(whole, at), '\n') + 1;
            assertThatThrownBy(() -> UnitLog.open(folder, IDENTITY, Reuse.STRICT))
                    .isInstanceOfSatisfying(TouchstoneException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_DAMAGED))
                    .hasMessageStartingWith(segment + ":" + line + ":");
            try (UnitLog log = UnitLog.read(folder, IDENTITY.model(), IDENTITY.task())) {
                assertThat(log.done()).isGreaterThanOrEqualTo(SAMPLES - 1);
                assertThat(log.notices()).singleElement().isInstanceOf(LogNotice.Damaged.class);
            }
        }
    }

    @Test
    void missingAndRepeatedRecordsAreNamedWithTheirLine() throws IOException {
        List<String> lines = Files.readAllLines(segment);
        List<String> missing = new ArrayList<>(lines);
        missing.remove(3);
        Files.write(segment, missing);
        assertThatThrownBy(() -> UnitLog.open(folder, IDENTITY, Reuse.STRICT))
                .hasMessageStartingWith(segment + ":4:")
                        .hasMessageContaining("number 4 where 3 was expected");

        List<String> repeated = new ArrayList<>(lines);
        repeated.add(5, lines.get(4));
        Files.write(segment, repeated);
        assertThatThrownBy(() -> UnitLog.open(folder, IDENTITY, Reuse.STRICT))
                .hasMessageStartingWith(segment + ":6:");
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.ANYWAY)) {
            assertThat(log.done()).isEqualTo(SAMPLES);
        }
    }

    @Test
    void acceptedDamageStaysAcceptedAndFurtherDamageIsRefusedByItsLine() throws IOException {
        alter("answer 0");
        assertThatThrownBy(() -> UnitLog.open(folder, IDENTITY, Reuse.STRICT))
                .hasMessageStartingWith(segment + ":3:");
        UnitLog.open(folder, IDENTITY, Reuse.ANYWAY).close(); // accepts, although nothing is asked

        AttemptKey lost = new AttemptKey(0, 0);
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            assertThat(log.notices()).containsExactly(new LogNotice.DamageAccepted(segment, 3));
            assertThat(log.state(lost)).isEqualTo(AttemptState.MISSING);
            log.append(lost, answer("again"), NOON);
        }
        try (UnitLog log = UnitLog.read(folder, IDENTITY.model(), IDENTITY.task())) {
            log.requireUndamaged();
            assertThat(log.outcome(lost)).contains(answer("again"));
        }

        alter("answer 1");
        assertThatThrownBy(() -> UnitLog.open(folder, IDENTITY, Reuse.STRICT))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_DAMAGED))
                .hasMessageStartingWith(segment + ":5:");
        try (UnitLog log = UnitLog.read(folder, IDENTITY.model(), IDENTITY.task())) {
            assertThatThrownBy(log::requireUndamaged).hasMessageStartingWith(segment + ":5:");
        }
    }

    @Test
    void otherBytesAtAnAcceptedPlaceAreRefusedAgain() throws IOException {
        alter("answer 0");
        UnitLog.open(folder, IDENTITY, Reuse.ANYWAY).close();
        alter("ANSWER 0".substring(0, 3));

        assertThatThrownBy(() -> UnitLog.open(folder, IDENTITY, Reuse.STRICT))
                .hasMessageStartingWith(segment + ":3:");
    }

    @Test
    void manyDamagedPlacesAreAcceptedInOneHeaderOfBoundedSize() throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> lines = Files.readAllLines(segment);
        for (int copy = 0; copy < 100; copy++) { // each copy begins anew to count
            lines.forEach(line -> text.append(line).append('\n'));
        }
        Files.writeString(segment, text);
        UnitLog.open(folder, IDENTITY, Reuse.ANYWAY).close();

        assertThat(Files.size(folder.attempts(IDENTITY.model(), IDENTITY.task(), 2))).isLessThan(8_000);
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            assertThat(log.notices()).filteredOn(LogNotice.DamageAccepted.class::isInstance).hasSize(20);
        }
        lines.forEach(line -> text.append(line).append('\n'));
        Files.writeString(segment, text);
        assertThatThrownBy(() -> UnitLog.open(folder, IDENTITY, Reuse.STRICT))
                .isInstanceOf(TouchstoneException.class);
    }

    /// Changes the case of a text in the segment, which its check does not survive.
    private void alter(String text) throws IOException {
        String content = Files.readString(segment);
        assertThat(content).contains(text);
        Files.writeString(segment, content.replace(text,
                text.chars().map(letter -> Character.isLetter(letter) ? letter ^ 32 : letter)
                        .mapToObj(letter -> String.valueOf((char) letter)).collect(Collectors.joining())));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"data_abbr\": \"gsm8k\", \"id\": 0}\n",
        "hello",
        "{\"v\":2,\"seq\":0,\"at\":\"x\",\"type\":\"header\"}\n",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n"
    })
    void aFileOfAnotherFormIsRefused(String content) throws IOException {
        Files.writeString(segment, content);

        assertThatThrownBy(() -> UnitLog.open(folder, IDENTITY, Reuse.ANYWAY))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_FOREIGN))
                .hasMessageContaining(segment.toString());
        assertThatThrownBy(() -> UnitLog.read(folder, IDENTITY.model(), IDENTITY.task()))
                .isInstanceOf(TouchstoneException.class);
    }

    @Test
    void aSegmentOfAnotherUnitIsRefused() throws IOException {
        Path other = folder.attempts(IDENTITY.model(), "other task", 1);
        Files.copy(segment, other);

        assertThatThrownBy(() -> UnitLog.read(folder, IDENTITY.model(), "other task"))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_FOREIGN))
                .hasMessageContaining("its header names chat/model/word problems");
    }

    @Test
    void aValidFrameAroundNonsenseIsRefusedWhenRead() throws IOException {
        RecordFrame frame = new RecordFrame();
        ByteBuilder out = new ByteBuilder(64);
        ByteBuilder body = new ByteBuilder(64);
        body.ascii("""
                {"at":"x","type":"attempt","sample":9,"repeat":2147483647,"outcome":"generated"}""");
        frame.append(out, 7, body);
        body.clear();
        body.ascii("""
                {"at":"x","type":"attempt","sample":2147483647,"repeat":0,"outcome":"failed",,}""");
        frame.append(out, 8, body);
        Files.write(segment, Arrays.copyOf(out.bytes(), out.length()), StandardOpenOption.APPEND);

        try (UnitLog log = UnitLog.read(folder, IDENTITY.model(), IDENTITY.task())) {
            assertThatThrownBy(() -> log.outcome(new AttemptKey(9, Integer.MAX_VALUE)))
                    .isInstanceOfSatisfying(TouchstoneException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_DAMAGED))
                    .hasMessageContaining(segment.toString());
            assertThatThrownBy(() -> log.outcome(new AttemptKey(Integer.MAX_VALUE, 0)))
                    .isInstanceOf(TouchstoneException.class);
        }
    }

    @Test
    void aLineWithoutEndIsReadInBoundedMemory() throws IOException {
        byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int megabyte = 0; megabyte < 70; megabyte++) {
            Files.write(segment, piece, StandardOpenOption.APPEND);
        }
        try (UnitLog log = UnitLog.read(folder, IDENTITY.model(), IDENTITY.task())) {
            assertThat(log.done()).isEqualTo(SAMPLES);
            assertThat(log.notices()).containsExactly(new LogNotice.TornTail(segment, 8));
        }
    }

    private int lineStart(int end) {
        int at = end - 1;
        while (whole[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private static int count(byte[] bytes, char letter) {
        int count = 0;
        for (byte one : bytes) {
            count += one == letter ? 1 : 0;
        }
        return count;
    }
}
