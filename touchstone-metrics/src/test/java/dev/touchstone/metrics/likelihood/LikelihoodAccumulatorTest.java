package dev.touchstone.metrics.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LikelihoodAccumulatorTest {

    @Test
    void textsAreAddedUpBeforeDividing() {
        LikelihoodAccumulator likelihood = new LikelihoodAccumulator();
        likelihood.add(-4 * Math.log(2), 4, 2, 8);
        likelihood.add(-12 * Math.log(2), 4, 2, 8);
        Perplexity perplexity = likelihood.perplexity().orElseThrow();
        assertThat(perplexity.token()).isCloseTo(4, within(1e-12));
        assertThat(perplexity.word()).isCloseTo(16, within(1e-12));
        assertThat(perplexity.byteLevel()).isCloseTo(2, within(1e-12));
        assertThat(perplexity.bitsPerByte()).isCloseTo(1, within(1e-12));
    }

    @Test
    void certaintyIsTheBest() {
        LikelihoodAccumulator likelihood = new LikelihoodAccumulator();
        likelihood.add(0, 3, 1, 5);
        Perplexity perplexity = likelihood.perplexity().orElseThrow();
        assertThat(perplexity.token()).isEqualTo(1);
        assertThat(perplexity.bitsPerByte()).isZero();
    }

    @Test
    void badInputIsNamed() {
        LikelihoodAccumulator likelihood = new LikelihoodAccumulator();
        assertThat(likelihood.perplexity()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> likelihood.add(0.5, 1, 1, 1))
                .withMessageContaining("0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> likelihood.add(Double.NEGATIVE_INFINITY, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> likelihood.add(-1, 1, 0, 1))
                .withMessageContaining("1, 0 and 1");
    }
}
