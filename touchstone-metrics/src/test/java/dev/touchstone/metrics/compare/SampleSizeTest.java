package dev.touchstone.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleSizeTest {

    private final SampleSize size = new SampleSize(0.05, 0.8);

    @Test
    void unpairedSizesAgreeWithStatsmodels() {
        assertThat(size.unpaired(0.6, 0.5)).isCloseTo(387.3385166990357, within(1e-6));
        double cohensH = EffectSize.cohensH(0.6, 0.5);
        assertThat(size.unpairedByEffect(cohensH)).isCloseTo(387.1677468578107, within(0.01));
    }

    @Test
    void detectableDifferencesTurnTheSizesAround() {
        assertThat(size.unpairedDetectable(0.5, size.unpaired(0.6, 0.5))).hasValueCloseTo(0.1, within(1e-9));
        double questions = size.paired(0.2, 0.05);
        assertThat(size.pairedDetectable(0.2, questions)).hasValueCloseTo(0.05, within(1e-9));
        assertThat(size.pairedMeans(1, 0.2)).isCloseTo(196.222, within(1e-3));
    }

    @Test
    void whatNoDifferenceReachesIsNotDetectable() {
        assertThat(size.unpairedDetectable(0.99, 10)).as("0.99 against 1 needs hundreds").isEmpty();
        assertThat(size.unpairedDetectable(1, 10)).isEmpty();
        // all ten discordant of a hundred on one side need 76 questions of such a set
        assertThat(size.paired(0.1, 0.1)).isBetween(75.0, 77.0);
        assertThat(size.pairedDetectable(0.1, 75)).isEmpty();
        assertThat(size.pairedDetectable(0.1, 77)).hasValueCloseTo(0.1, within(0.002));
        assertThat(size.pairedDetectable(0.2, 2)).isEmpty();
    }

    @Test
    void theStatedPowerIsReachedBySimulatedPairs() {
        double discordant = 0.3;
        double difference = 0.1;
        int questions = (int) Math.ceil(size.paired(discordant, difference));
        SplittableRandom random = new SplittableRandom(11);
        int alarms = 0;
        int rounds = 4000;
        for (int round = 0; round < rounds; round++) {
            int first = 0;
            int second = 0;
            for (int i = 0; i < questions; i++) {
                double drawn = random.nextDouble();
                first += drawn < (discordant + difference) / 2 ? 1 : 0;
                second += drawn >= 1 - (discordant - difference) / 2 ? 1 : 0;
            }
            alarms += McNemar.chiSquared(new PairedOutcomes(0, first, second, 0)).pValue() < 0.05 ? 1 : 0;
        }
        assertThat((double) alarms / rounds).isCloseTo(0.8, within(0.03));
    }

    @Test
    void theDifferenceThatIndependentAnswersShowTakesAsManyQuestions() {
        for (double base : List.of(0.0, 0.3, 0.8, 0.9, 0.99)) {
            for (int questions : List.of(50, 300, 6042)) {
                size.independentDetectable(base, questions).ifPresent(difference -> assertThat(size.paired(
                        SampleSize.independentDiscordant(base, base + difference), difference))
                        .as("%s with %d", base, questions).isCloseTo(questions, within(1e-6 * questions)));
            }
        }
        assertThat(size.independentDetectable(0.99, 50)).isEmpty();
        assertThat(size.independentDetectable(0.8, 6042).orElseThrow()).isCloseTo(0.02, within(1e-5));
    }

    @Test
    void impossibleQuestionsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> size.unpaired(0.5, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> size.paired(0.1, 0.2))
                .withMessageContaining("0.2");
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleSize(5, 0.8))
                .withMessageContaining("5");
        assertThatIllegalArgumentException().isThrownBy(() -> size.unpaired(60, 50));
    }
}
