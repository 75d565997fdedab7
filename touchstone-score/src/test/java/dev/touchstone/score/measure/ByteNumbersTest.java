package dev.touchstone.score.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteNumbersTest {

    @Test
    void numbersAreThoseOfTheLibraryToTheLastBit() {
        Random random = new Random(9);
        for (int i = 0; i < 100_000; i++) {
            String text = switch (i % 5) {
                case 0 -> Double.toString(random.nextGaussian());
                case 1 -> "%.6f".formatted(1e4 * random.nextDouble());
                case 2 -> Long.toString(random.nextLong());
                case 3 -> "-%d.%d".formatted(random.nextInt(1000), random.nextInt(1 << 20));
                default -> "%d.%012d".formatted(random.nextInt(1000), random.nextInt(1 << 30));
            };
            assertThat(ByteNumbers.parse(text)).as(text).hasValue(Double.parseDouble(text));
        }
        for (String text : new String[] {"1e5", "+2", ".5", "5.", "-0", "1E-300", "0000000000000000000001"}) {
            assertThat(ByteNumbers.parse(text)).as(text).hasValue(Double.parseDouble(text));
        }
    }

    @Test
    void nothingElseIsANumber() {
        for (String text : new String[] {"", "-", ".", "+.", "1 2", "1,5", "NaN", "Infinity", "1e999", "0x10",
                "1f",
            "1d", "١", "--1", "1-", "e5", "9".repeat(2000)}) {
            assertThat(ByteNumbers.parse(text)).as(text).isEqualTo(OptionalDouble.empty());
        }
    }
}
