package dev.touchstone.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProportionIntervalTest {

    @Test
    void intervalsHoldTheShareAndMirrorItsComplement() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 500; i++) {
            long n = random.nextLong(1, 3000);
            long k = random.nextLong(0, n + 1);
            double confidence = random.nextDouble(0.5, 0.999);
            for (ProportionInterval method : ProportionInterval.values()) {
                ConfidenceInterval interval = method.of(k, n, confidence);
                ConfidenceInterval mirrored = method.of(n - k, n, confidence);
                assertThat(interval.contains((double) k / n)).as("%s %d of %d", method, k, n).isTrue();
                assertThat(mirrored.low()).isCloseTo(1 - interval.high(), within(1e-12));
                assertThat(method.of(k, n, (1 + confidence) / 2).halfWidth())
                        .isGreaterThanOrEqualTo(interval.halfWidth());
                assertThat(interval.method()).isEqualTo(method.label());
            }
        }
    }

    @Test
    void correctionAndExactnessWidenTheInterval() {
        double wilson = ProportionInterval.WILSON.of(40, 100, 0.95).halfWidth();
        assertThat(ProportionInterval.WILSON_CORRECTED.of(40, 100, 0.95).halfWidth()).isGreaterThan(wilson);
        assertThat(ProportionInterval.CLOPPER_PEARSON.of(40, 100, 0.95).halfWidth()).isGreaterThan(wilson);
    }

    @Test
    void impossibleCountsAreRefused() {
        for (ProportionInterval method : ProportionInterval.values()) {
            assertThatIllegalArgumentException().isThrownBy(() -> method.of(3, 2, 0.95))
                    .withMessageContaining("3 of 2");
            assertThatIllegalArgumentException().isThrownBy(() -> method.of(0, 0, 0.95));
            assertThatIllegalArgumentException().isThrownBy(() -> method.of(1, 2, 1))
                    .withMessageContaining("1");
        }
    }

    @Test
    void aMeanHasAnIntervalByStudentsDistribution() {
        MeanEstimate mean = new MeanEstimate(0.5, 0.2, 0.05, 16);
        assertThat(mean.interval(0.95).halfWidth()).isCloseTo(2.131449545559323 * 0.05, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> new MeanEstimate(0.5, 0, 0, 1).interval(0.95));
    }
}
