package dev.touchstone.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StudentIntervalTest {

    @Test
    void isThatOfTheTables() {
        // t of 2 degrees at 97.5 % is 4.302653
        ConfidenceInterval three = StudentInterval.of("student_t", 0.5, 0.1, 3, 0.95);
        assertThat(three.low()).isCloseTo(0.5 - 0.4302653, within(1e-6));
        assertThat(three.high()).isCloseTo(0.5 + 0.4302653, within(1e-6));
        assertThat(three.method()).isEqualTo("student_t");
        assertThatIllegalArgumentException().isThrownBy(() -> StudentInterval.of("t", 0, 1, 1, 0.95));
    }

    @Test
    void ofFewValuesItHoldsTheMeanAsOftenAsItSaysAndTheBootstrapDoesNot() {
        Random random = new Random(11);
        for (int values = 2; values <= 4; values++) {
            int student = 0;
            int resampled = 0;
            for (int round = 0; round < 1000; round++) {
                double[] drawn = random.doubles(values).toArray();
                MeanAccumulator sum = new MeanAccumulator();
                for (double value : drawn) {
                    sum.add(value);
                }
                MeanEstimate mean = sum.estimate().orElseThrow();
                student += StudentInterval.of("t", mean.mean(), mean.standardError(), values, 0.95)
                        .contains(0.5) ? 1 : 0;
                resampled += new Bootstrap(300, round).mean(drawn).expandedInterval(0.95, values)
                        .contains(0.5) ? 1 : 0;
            }
            assertThat(StudentInterval.fits(values)).isTrue();
            assertThat(student).as("of %d values", values).isGreaterThan(900).isGreaterThan(resampled);
        }
        assertThat(StudentInterval.fits(1)).isFalse();
        assertThat(StudentInterval.fits(6)).isFalse();
    }
}
