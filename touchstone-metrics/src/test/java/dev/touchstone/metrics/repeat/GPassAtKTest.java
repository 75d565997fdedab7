package dev.touchstone.metrics.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GPassAtKTest {

    @Test
    void allRightIsPassHatKAndOneRightIsPassAtK() {
        for (int n = 1; n <= 20; n++) {
            for (int c = 0; c <= n; c++) {
                for (int k = 1; k <= n; k++) {
                    assertThat(GPassAtK.of(n, c, k, 1)).isCloseTo(PassAtK.all(n, c, k), within(1e-12));
                    assertThat(GPassAtK.of(n, c, k, 1.0 / k)).isCloseTo(PassAtK.any(n, c, k), within(1e-12));
                }
            }
        }
    }

    @Test
    void theChanceIsThatOfEveryDraw() {
        // 5 attempts, 3 right, 4 drawn: 2 of the 5 draws leave out a wrong one and so hold all 3 right ones
        assertThat(GPassAtK.of(5, 3, 4, 0.75)).isCloseTo(0.4, within(1e-12));
        assertThat(GPassAtK.of(5, 3, 4, 0.5)).isEqualTo(1);
        // i = 3 and 4 of 4: 2/4 * (0.4 + 0)
        assertThat(GPassAtK.mean(5, 3, 4)).isCloseTo(0.2, within(1e-12));
        assertThat(GPassAtK.mean(8, 8, 8)).isEqualTo(1);
        assertThat(GPassAtK.mean(8, 0, 8)).isZero();
    }

    @Test
    void sharesNextToAWholeNumberAreThatNumber() {
        assertThat(GPassAtK.of(10, 7, 10, 0.7)).isEqualTo(1);
        assertThat(GPassAtK.of(10, 6, 10, 0.7)).isZero();
    }

    @Test
    void largeNumbersStayChances() {
        double chance = GPassAtK.of(1000, 500, 200, 0.5);
        assertThat(chance).isBetween(0.5, 0.6);
        assertThat(GPassAtK.of(1000, 500, 200, 0.8)).isBetween(0.0, 1e-9);
    }

    @Test
    void badInputIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> GPassAtK.of(4, 5, 2, 0.5))
                .withMessageContaining("c = 5");
        assertThatIllegalArgumentException().isThrownBy(() -> GPassAtK.of(4, 2, 2, 0))
                .withMessageContaining("tau");
        assertThatIllegalArgumentException().isThrownBy(() -> GPassAtK.mean(4, 2, 1))
                .withMessageContaining("1");
    }
}
