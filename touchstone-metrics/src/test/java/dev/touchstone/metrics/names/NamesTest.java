package dev.touchstone.metrics.names;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final List<String> TEXTS = List.of("", "a", "ab", "b", "é", "中", "\uFF5E", "\uD83D\uDE00",
            "\uD83D\uDE00a", "\uD83D\uDE01", "a\uD83D\uDE00", "a\uFFFD");

    @Test
    void codePointsAreInTheOrderOfTheirBytes() {
        for (String left : TEXTS) {
            for (String right : TEXTS) {
                assertThat(Integer.signum(CodePointOrder.ASCENDING.compare(left, right))).as("%s %s", left,
                        right)
                        .isEqualTo(Integer.signum(
                                Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8))));
            }
        }
    }

    @Test
    void numberedNamesCompareLikeTheirTexts() {
        Utf8Names names = new Utf8Names();
        for (String left : TEXTS) {
            for (String right : TEXTS) {
                assertThat(Integer.signum(names.compare(names.number(left), names.number(right))))
                        .isEqualTo(Integer.signum(CodePointOrder.ASCENDING.compare(left, right)));
            }
        }
        assertThat(names.size()).isEqualTo(TEXTS.size());
    }

    @Test
    void manyNamesKeepTheirNumbers() {
        SplittableRandom random = new SplittableRandom(6);
        Utf8Names names = new Utf8Names();
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            String name = "d" + Integer.toString(random.nextInt(30_000), 36);
            int number = expected.computeIfAbsent(name, _ -> expected.size());
            byte[] line = ("x " + name + " y").getBytes(UTF_8);
            assertThat(names.number(line, 2, line.length - 2)).isEqualTo(number);
        }
        expected.forEach((name, number) -> assertThat(names.name(number)).isEqualTo(name));
    }

    @Test
    void forgottenNamesGetNewNumbers() {
        Utf8Names names = new Utf8Names();
        names.number("a");
        names.number("b");
        names.clear();
        assertThat(names.size()).isZero();
        assertThat(names.number("b")).isZero();
        assertThat(names.number("a")).isEqualTo(1);
        assertThat(names.name(1)).isEqualTo("a");
    }

    @Test
    void numbersThatWereNotGivenAreRefused() {
        Utf8Names names = new Utf8Names();
        names.number("a");
        assertThatIllegalArgumentException().isThrownBy(() -> names.name(1)).withMessageContaining("1");
        assertThatIllegalArgumentException().isThrownBy(() -> names.compare(0, -1));
    }
}
