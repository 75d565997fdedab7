package dev.touchstone.gguf.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final float[] LOGITS = {9, 0, 1, 3, 2, -1};

    @Test
    void greedyTakesTheFirstOfTheLargest() {
        Distribution distribution = new Distribution(new float[] {1, 5, 5}, 0, 3);
        assertThat(new Sampler(Sampling.GREEDY).choose(distribution)).isEqualTo(1);
    }

    @Test
    void drawnSharesFollowTheProbabilities() {
        int[] counts = new int[5];
        Sampler sampler = new Sampler(new Sampling(1, 1, 0, 42));
        for (int draw = 0; draw < 20_000; draw++) {
            counts[sampler.choose(new Distribution(LOGITS, 1, 5))]++;
        }
        double sum = Math.exp(0) + Math.exp(1) + Math.exp(3) + Math.exp(2) + Math.exp(-1);
        for (int token = 0; token < 5; token++) {
            assertThat(counts[token] / 20_000.0).isCloseTo(Math.exp(LOGITS[token + 1]) / sum, within(0.02));
        }
    }

    @Test
    void topKAndTopPLeaveOnlyTheMostLikely() {
        Sampler twoBest = new Sampler(new Sampling(5, 1, 2, 1));
        Sampler nucleus = new Sampler(new Sampling(1, 0.5, 0, 1));
        for (int draw = 0; draw < 500; draw++) {
            assertThat(twoBest.choose(new Distribution(LOGITS, 1, 5))).isIn(2, 3);
            assertThat(nucleus.choose(new Distribution(LOGITS, 1, 5))).isEqualTo(2);
        }
    }

    @Test
    void logProbabilitiesSumToOne() {
        TokenChoice choice = new Distribution(LOGITS, 1, 5).choice(3, 5);
        assertThat(choice.alternatives().stream().mapToDouble(each -> Math.exp(each.logProbability())).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(choice.alternatives()).extracting(TokenChoice.Alternative::token)
                .containsExactly(2, 3, 1, 0, 4);
        assertThat(choice.greedy()).isFalse();
        assertThat(new Distribution(LOGITS, 1, 5).choice(2, 0).alternatives()).isEmpty();
    }

    @Test
    void stopTextsAreFoundAcrossPieces() {
        StopScanner scanner = new StopScanner(List.of("END", "\n\n"));
        assertThat(scanner.append("abE")).isEqualTo("ab");
        assertThat(scanner.append("x\n")).isEqualTo("Ex");
        assertThat(scanner.append("EN")).isEqualTo("\n");
        assertThat(scanner.append("D tail")).isEmpty();
        assertThat(scanner.found()).isTrue();
        assertThat(scanner.rest()).isEmpty();
    }
}
