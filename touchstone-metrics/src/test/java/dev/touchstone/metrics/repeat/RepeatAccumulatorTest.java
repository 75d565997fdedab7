package dev.touchstone.metrics.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatAccumulatorTest {

    private static final Attempted RIGHT = new Attempted(Optional.of("4"), true);
    private static final Attempted NOTHING = new Attempted(Optional.empty(), false);

    private static Attempted wrong(String answer) {
        return new Attempted(Optional.of(answer), false);
    }

    @Test
    void consistencyCountsRightAttemptsAndIsNoVote() {
        RepeatAccumulator repeats = new RepeatAccumulator(5);
        repeats.add(List.of(RIGHT, RIGHT, wrong("1"), wrong("2"), wrong("3")));

        RepeatMeasures measures = repeats.measures().orElseThrow();
        assertThat(measures.consistentAtK()).isZero();
        assertThat(measures.majorityFirst()).isEqualTo(1);
    }

    @Test
    void halfOfTheRowsRightInEveryRepeatIsHalf() {
        RepeatAccumulator repeats = new RepeatAccumulator(3);
        for (int row = 0; row < 8; row++) {
            repeats.add(row % 2 == 0 ? List.of(RIGHT, RIGHT, RIGHT) : List.of(NOTHING, NOTHING, NOTHING));
        }
        RepeatMeasures measures = repeats.measures().orElseThrow();
        assertThat(measures.passAtK()).isEqualTo(0.5);
        assertThat(measures.consistentAtK()).isEqualTo(0.5);
        assertThat(measures.averageAtN()).isEqualTo(0.5);
    }

    @Test
    void kMayBeSmallerThanTheNumberOfAttempts() {
        RepeatAccumulator repeats = new RepeatAccumulator(1);
        repeats.add(List.of(RIGHT, wrong("1"), wrong("2"), NOTHING));
        assertThat(repeats.measures().orElseThrow().passAtK()).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void attemptsWithoutAnAnswerDoNotVote() {
        Vote vote = Vote.of(List.of(NOTHING, NOTHING, RIGHT));
        assertThat(vote).isEqualTo(new Vote(1, 1, 1));
    }

    @Test
    void tiesGoToTheAnswerSeenFirstOrAreShared() {
        assertThat(Vote.of(List.of(wrong("1"), RIGHT))).isEqualTo(new Vote(2, 0, 0.5));
        assertThat(Vote.of(List.of(NOTHING))).isEqualTo(new Vote(0, 0, 0));
    }

    @Test
    void fewerAttemptsThanKAreRefused() {
        RepeatAccumulator repeats = new RepeatAccumulator(2);
        assertThatIllegalArgumentException().isThrownBy(() -> repeats.add(List.of(RIGHT)))
                .withMessageContaining("k = 2");
    }

    @Test
    void nothingAddedMeansNothingMeasured() {
        assertThat(new RepeatAccumulator(1).measures()).isEmpty();
    }
}
