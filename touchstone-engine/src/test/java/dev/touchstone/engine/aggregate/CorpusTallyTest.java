package dev.touchstone.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.testing.MeasuredTask;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CorpusTallyTest {

    private static final CorpusMeasure PERPLEXITY = MeasuredTask.rolling("t", 1).measures().getFirst();

    private static CorpusTally tally(OptionalInt... clusters) {
        double[][] texts = {{-3, 2}, {-8, 3}, {-2, 5}, {-9, 6}};
        CorpusTally tally = new CorpusTally(PERPLEXITY);
        for (int text = 0; text < texts.length; text++) {
            tally.add(texts[text], clusters.length == 0 ? OptionalInt.empty() : clusters[text]);
        }
        return tally;
    }

    private static double value(double... sums) {
        return Math.exp(-sums[0] / sums[1]);
    }

    @Test
    void theErrorIsTheJackknifesOverTexts() {
        // leaving each text out: 19/14, 14/13, 20/11, 13/10
        double[] left = {value(-19, 14), value(-14, 13), value(-20, 11), value(-13, 10)};
        double mean = (left[0] + left[1] + left[2] + left[3]) / 4;
        double squares = 0;
        for (double each : left) {
            squares += (each - mean) * (each - mean);
        }
        Measure.Measured measured = (Measure.Measured) tally().measure();

        assertThat(measured.value()).isCloseTo(value(-22, 16), within(1e-12));
        assertThat(measured.standardError().orElseThrow())
                .isCloseTo(Math.sqrt(3.0 / 4 * squares), within(1e-12));
        assertThat(measured.interval().orElseThrow().low()).isGreaterThan(1).isLessThan(measured.value());
        assertThat(measured.interval().orElseThrow().high()).isGreaterThan(measured.value());
        assertThat(tally().measure()).as("the same each time").isEqualTo(measured);
    }

    @Test
    void textsOfOneClusterAreOneSample() {
        OptionalInt a = OptionalInt.of(1);
        OptionalInt b = OptionalInt.of(2);
        Measure.Measured measured = (Measure.Measured) tally(a, a, b, b).measure();
        double left = value(-11, 11);
        double right = value(-11, 5);

        assertThat(measured.value()).isCloseTo(value(-22, 16), within(1e-12));
        assertThat(measured.standardError().orElseThrow())
                .isCloseTo(Math.abs(left - right) / 2, within(1e-12));
        assertThat(((Measure.Measured) tally(a, a, a, a).measure()).interval()).isEmpty();
    }

    @Test
    void oneTextHasNoErrorAndNoneHasNoNumber() {
        CorpusTally one = new CorpusTally(PERPLEXITY);
        one.add(new double[] {-3, 2}, OptionalInt.empty());
        assertThat(one.measure()).isEqualTo(Measure.of(value(-3, 2)));

        CorpusTally none = new CorpusTally(PERPLEXITY);
        assertThat(none.measure()).isEqualTo(new Measure.Missing("no answers yet"));
        none.addFailed(2);
        assertThat(none.measure()).isEqualTo(new Measure.Missing("every request failed"));
        assertThat(none.counts()).isEqualTo(new Counts(0, 0, 0, 2, 0, 0, 0));
    }

    @Test
    void sumsThatGiveNoNumberAreMissing() {
        CorpusTally empty = new CorpusTally(PERPLEXITY);
        empty.add(new double[] {0, 0}, OptionalInt.empty());
        assertThat(empty.measure()).isEqualTo(new Measure.Missing("these answers give no perplexity"));
    }
}
