package dev.touchstone.metrics.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metrics.agreement.CohensKappa;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassCountsTest {

    @Test
    void truthForPredictionIsTheBest() {
        ClassCounts counts = new ClassCounts();
        counts.addAll(new int[] {0, 1, 2, 2}, new int[] {0, 1, 2, 2});
        PrecisionRecall best = new PrecisionRecall(1, 1, 1);
        assertThat(ClassAverages.macro(counts, counts.seen(), ZeroDivision.ZERO)).isEqualTo(best);
        assertThat(ClassAverages.micro(counts, counts.seen(), ZeroDivision.ZERO)).isEqualTo(best);
        assertThat(ClassAverages.weighted(counts, counts.seen(), ZeroDivision.ZERO)).isEqualTo(best);
        assertThat(ClassAgreement.matthews(counts)).isEqualTo(1);
        assertThat(ClassAgreement.cohensKappa(counts)).hasValue(1);
        assertThat(ClassAgreement.balancedAccuracy(counts)).isEqualTo(1);
    }

    @Test
    void measuresStayInTheirBoundsAndDoNotDependOnOrderOrParts() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 200; round++) {
            int n = random.nextInt(1, 60);
            int classes = random.nextInt(1, 6);
            int[] truths = random.ints(n, 0, classes).toArray();
            int[] predictions = random.ints(n, 0, classes + 1).toArray();
            ClassCounts whole = new ClassCounts();
            whole.addAll(truths, predictions);
            ClassCounts parts = new ClassCounts();
            ConfusionMatrix matrix = new ConfusionMatrix(classes + 1);
            for (int i = n - 1; i >= 0; i--) {
                ClassCounts part = new ClassCounts();
                part.add(truths[i], predictions[i]);
                parts.merge(part);
                matrix.add(truths[i], predictions[i]);
            }
            for (ZeroDivision rule : ZeroDivision.values()) {
                PrecisionRecall macro = ClassAverages.macro(whole, whole.seen(), rule);
                assertThat(ClassAverages.macro(parts, parts.seen(), rule)).isEqualTo(macro);
                assertThat(macro.f1()).isBetween(0.0, 1.0);
                PrecisionRecall micro = ClassAverages.micro(whole, whole.seen(), rule);
                assertThat(micro.f1()).isCloseTo(ClassAgreement.accuracy(whole), within(1e-15));
                assertThat(micro.precision()).isEqualTo(micro.recall());
            }
            assertThat(ClassAgreement.matthews(whole)).isBetween(-1.0, 1.0);
            int[] all = IntStream.rangeClosed(0, classes).toArray();
            assertThat(ClassAgreement.cohensKappa(whole).orElse(2)).isCloseTo(
                    CohensKappa.of(matrix.rows(all), CohensKappa.Weights.NONE).orElse(2), within(1e-12));
        }
    }

    @Test
    void unparsedAnswersLowerRecallAndNoPrecision() {
        ClassCounts counts = new ClassCounts();
        counts.add(0, 0);
        counts.addUnparsed(0);
        assertThat(ClassAverages.ofClass(counts, 0, ZeroDivision.ZERO))
                .isEqualTo(new PrecisionRecall(1, 0.5, 2 / 3.0));
        assertThat(ClassAgreement.accuracy(counts)).isEqualTo(0.5);
        assertThat(counts.unparsed()).isEqualTo(1);
        assertThat(counts.classes()).isEqualTo(1);
    }

    @Test
    void badInputIsNamed() {
        ClassCounts counts = new ClassCounts();
        assertThatIllegalArgumentException().isThrownBy(() -> ClassAgreement.accuracy(counts))
                .withMessageContaining("no answer");
        assertThatIllegalArgumentException().isThrownBy(() -> counts.add(-1, 0)).withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> counts.addAll(new int[2], new int[3]))
                .withMessageContaining("3 and 2");
        counts.add(0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassAverages.macro(counts, new int[0], ZeroDivision.ZERO))
                .withMessageContaining("at least one class");
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfusionMatrix(2).add(2, 0))
                .withMessageContaining("2 classes");
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfusionMatrix(5000));
    }
}
