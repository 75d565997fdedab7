package dev.touchstone.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /// The example of FIPS 180-4.
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void textsBytesAndPiecesHaveTheSameDigits() {
        MessageDigest pieces = Sha256.digest();
        pieces.update("a".getBytes(StandardCharsets.UTF_8));
        pieces.update("bc".getBytes(StandardCharsets.UTF_8));

        assertThat(Sha256.of("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.of(new byte[] {'a', 'b', 'c'})).isEqualTo(OF_ABC);
        assertThat(Sha256.hex(pieces)).isEqualTo(OF_ABC);
    }

    @Test
    void textsAreHashedInUtf8() {
        assertThat(Sha256.of("日本")).isEqualTo(Sha256.of("日本".getBytes(StandardCharsets.UTF_8)));
    }
}
