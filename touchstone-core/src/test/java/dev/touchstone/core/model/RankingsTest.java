package dev.touchstone.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RankingsTest {

    private static Outcome.Ranked told(double logProbability, Optional<Usage> usage, int tries) {
        return new Outcome.Ranked(List.of(new Likelihood(logProbability, 1, true)), usage,
                new Timing(Duration.ofMillis(4), Optional.empty()), tries);
    }

    @Test
    void triesTokensAndTimesAddUp() {
        Rankings rankings = new Rankings();
        assertThat(rankings.add(told(-1, Optional.of(new Usage(5, 1)), 3))).isTrue();
        rankings.add(told(-2, Optional.empty(), 0)); // known without a request
        rankings.add(told(-3, Optional.of(new Usage(7, 1)), 1));

        assertThat(rankings.whole()).isInstanceOfSatisfying(Outcome.Ranked.class, whole -> {
            assertThat(whole.likelihoods()).extracting(Likelihood::logProbability)
                    .containsExactly(-1.0, -2.0, -3.0);
            assertThat(whole.usage()).contains(new Usage(12, 2));
            assertThat(whole.tries()).isEqualTo(4);
            assertThat(whole.timing().total()).isEqualTo(Duration.ofMillis(12));
        });
    }

    @Test
    void aRequestWhoseTokensNobodyCountedLeavesThemUnknown() {
        Rankings rankings = new Rankings();
        rankings.add(told(-1, Optional.of(new Usage(5, 1)), 1));
        rankings.add(told(-2, Optional.empty(), 1));
        assertThat(((Outcome.Ranked) rankings.whole()).usage()).isEmpty();
    }

    @Test
    void theFirstFailureIsTheWhole() {
        Rankings rankings = new Rankings();
        Failure first =
                new Failure(ErrorCode.MODEL_SERVER_ERROR, "busy", OptionalInt.of(503), false);
        rankings.add(told(-1, Optional.empty(), 1));
        assertThat(rankings.add(new Outcome.Failed(first, 4))).isFalse();
        assertThat(rankings.whole()).isEqualTo(new Outcome.Failed(first, 5));
    }

    @Test
    void aBackEndThatOnlyMeasuresIsAskedByItsDefault() throws InterruptedException {
        LogLikelihood plain = (context, continuations) -> {
            if (context.equals("no")) {
                throw new TouchstoneException(ErrorCode.MODEL_CAPABILITY, "cannot");
            }
            return continuations.stream().map(text -> new Likelihood(-text.length(), 1, false)).toList();
        };
        assertThat(plain.rank("", List.of("a", "bb"))).isInstanceOfSatisfying(Outcome.Ranked.class,
                ranked -> assertThat(ranked.likelihoods()).hasSize(2));
        assertThat(plain.rankWhole("abc")).isInstanceOfSatisfying(Outcome.Ranked.class,
                ranked -> assertThat(ranked.likelihoods().getFirst().logProbability()).isEqualTo(-3));
        assertThat(plain.rank("no", List.of("a"))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure().permanent()).isTrue();
            assertThat(failed.tries()).isEqualTo(1);
        });
    }
}
