package dev.touchstone.store.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FileNameTest {

    @Test
    void plainNamesStayAsTheyAre() {
        assertThat(FileName.encode("vllm-api-general-chat")).isEqualTo("vllm-api-general-chat");
        assertThat(FileName.encode("lukaemon_mmlu_virology")).isEqualTo("lukaemon_mmlu_virology");
        assertThat(FileName.encode("a b.c~1")).isEqualTo("a b.c~1");
    }

    @Test
    void hostileNamesAreEncodedAndDecoded() {
        List<String> names = List.of("a/b", "..", ".", ".hidden", "a\\b", "C:", "a\nb", "nul\0", "end.",
                "end ", " start",
                "%2F", "con", "NUL.txt", "com1", "中文", "😀", "a_failed", "_failed", "x%y", "a*?\"<>|b",
                        "\u007f", "%~");

        assertThat(names).allSatisfy(name -> {
            String encoded = FileName.encode(name);
            assertThat(encoded).matches("[ -~&&[^/\\\\:*?\"<>|]]+").doesNotStartWith(".")
                    .doesNotEndWith("_failed");
            assertThat(encoded).doesNotEndWith(".").doesNotEndWith(" ");
            assertThat(encoded.toLowerCase(Locale.ROOT)).isNotIn("con", "nul.txt", "com1");
            assertThat(FileName.decode(encoded)).contains(name);
        });
    }

    @Test
    void anOverlongNameIsCutAndStaysDistinct() {
        String first = FileName.encode("x".repeat(5_000) + "1");
        String second = FileName.encode("x".repeat(5_000) + "2");

        assertThat(first).hasSize(FileName.MAX_LENGTH).isNotEqualTo(second);
        assertThat(FileName.decode(first)).isEmpty();
    }

    @Test
    void differentNamesGetDifferentFileNames() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        Set<String> names = new HashSet<>();
        Set<String> encoded = new HashSet<>();
        for (int round = 0; round < 20_000; round++) {
            StringBuilder name = new StringBuilder();
            for (int letter = random.nextInt(1, 6); letter > 0; letter--) {
                name.append("./%2Fa_ \\".charAt(random.nextInt(9)));
            }
            names.add(name.toString());
            encoded.add(FileName.encode(name.toString()));
        }
        assertThat(encoded).hasSameSizeAs(names);
    }

    @Test
    void whatWasNotEncodedHereIsNotDecoded() {
        assertThat(List.of("", "%", "%4", "%zz", "a/b", "%61", ".x", "a%2f")).allSatisfy(
                name -> assertThat(FileName.decode(name)).isEmpty());
    }

    @Test
    void anEmptyNameIsRefused() {
        assertThatThrownBy(() -> FileName.encode("")).isInstanceOf(IllegalArgumentException.class);
    }
}
