package dev.touchstone.tasks.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFingerprintsTest {

    @TempDir
    Path folder;

    @Test
    void oneFileHasItsOwnSha256AndSeveralOneOverTheirs() throws IOException {
        Path first = Files.writeString(folder.resolve("a"), "abc");
        Path second = Files.writeString(folder.resolve("b"), "");
        DataFingerprints fingerprints = new DataFingerprints();
        assertThat(fingerprints.of(List.of(first)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(fingerprints.of(List.of(first, second)))
                .isNotEqualTo(fingerprints.of(List.of(second, first)))
                .isNotEqualTo(fingerprints.of(List.of(first, first)));
    }

    @Test
    void anAlteredFileHasAnother() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "abc");
        DataFingerprints fingerprints = new DataFingerprints();
        String before = fingerprints.of(List.of(file));
        Files.writeString(file, "abcd");
        assertThat(fingerprints.of(List.of(file))).isNotEqualTo(before);
    }

    @Test
    void aFileThatIsGoneIsNamed() {
        Path gone = folder.resolve("gone");
        assertThatThrownBy(() -> new DataFingerprints().of(List.of(gone))).isInstanceOfSatisfying(
                TouchstoneException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATA_UNREADABLE))
                .hasMessageContaining(gone.toString());
    }
}
