package dev.touchstone.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    private final Offsets offsets = new Offsets(Arena.ofAuto());

    @Test
    void whatWasNeverPutIsZero() {
        offsets.put(20_000, 7);

        assertThat(offsets.at(0)).isZero();
        assertThat(offsets.at(19_999)).isZero();
        assertThat(offsets.at(20_001)).isZero();
        assertThat(offsets.at(1_000_000)).isZero();
    }

    @Test
    void valuesOfAnySizeComeBackWhateverTheOrderTheyWerePutIn() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        Map<Integer, Long> expected = new HashMap<>();
        for (int round = 0; round < 50_000; round++) {
            int index = random.nextInt(200_000);
            long value = random.nextLong();
            offsets.put(index, value);
            expected.put(index, value);
        }

        assertThat(expected).as("seed %d", seed)
                .allSatisfy((index, value) -> assertThat(offsets.at(index)).isEqualTo(value));
    }
}
