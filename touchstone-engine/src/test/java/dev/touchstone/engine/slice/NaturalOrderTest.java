package dev.touchstone.engine.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    private static final long SEED = 20260102;
    private static final List<String> ORDERED = List.of("-3", "0.5", "1", "2", "10", "1000000000000",
            "Level 2", "Level 10", "algebra", "grade 1 a", "grade 01 b", "代数", "(none)");

    @Test
    void numbersGoBySizeThenTextsWithTheirNumbersBySizeAndRowsWithoutAValueLast() {
        for (int round = 0; round < 50; round++) {
            List<String> shuffled = new ArrayList<>(ORDERED);
            Collections.shuffle(shuffled, new Random(SEED + round));
            shuffled.sort(NaturalOrder.COMPARATOR);
            assertThat(shuffled).as("seed %d", SEED + round).isEqualTo(ORDERED);
        }
    }

    @Test
    void valuesThatAreWrittenInTwoWaysStayApart() {
        assertThat(NaturalOrder.COMPARATOR.compare("1", "1.0")).isNegative();
        assertThat(NaturalOrder.COMPARATOR.compare("grade 1", "grade 01")).isPositive();
        assertThat(NaturalOrder.COMPARATOR.compare("x", "x")).isZero();
    }

    @Test
    void theOrderIsTheSameFromBothSidesForAnyTexts() {
        Random random = new Random(SEED);
        List<String> texts = new ArrayList<>();
        for (int text = 0; text < 60; text++) {
            StringBuilder built = new StringBuilder();
            for (int at = random.nextInt(5); at >= 0; at--) {
                built.append("ab0019.-(".charAt(random.nextInt(9)));
            }
            texts.add(built.toString());
        }
        for (String one : texts) {
            for (String other : texts) {
                assertThat(Integer.signum(NaturalOrder.COMPARATOR.compare(one, other)))
                        .as("%s and %s, seed %d", one, other, SEED)
                        .isEqualTo(-Integer.signum(NaturalOrder.COMPARATOR.compare(other, one)));
            }
        }
        texts.sort(NaturalOrder.COMPARATOR);
        for (int low = 0; low < texts.size(); low++) {
            for (int high = low; high < texts.size(); high++) {
                assertThat(NaturalOrder.COMPARATOR.compare(texts.get(low), texts.get(high)))
                        .as("%s before %s, seed %d", texts.get(low), texts.get(high), SEED)
                        .isLessThanOrEqualTo(0);
            }
        }
    }
}
