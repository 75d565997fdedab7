package dev.touchstone.tasks.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerTurnScorerTest {

    private static Scorer scorer(String count) {
        return new PerTurnScorerFactory().create(Fields.EMPTY.with("count", Value.of(count))
                .with("scorer", Fields.EMPTY.with("function", Value.of("number"))));
    }

    private static Reference golds(String... golds) {
        return new Reference(golds[0], List.of(), Fields.EMPTY.with("targets",
                Value.ofTexts(List.of(golds))));
    }

    private static Answer turns(String... texts) {
        return new Answer(texts[texts.length - 1], "", Finish.STOP, List.of(),
                List.of(texts).subList(0, texts.length - 1), List.of());
    }

    @Test
    void theShareOfTurnsOrAllOfThemCount() {
        Answer answer = turns("It is 4.", "So 7.", "And 9.");
        Score share = scorer("share").score(answer, golds("4", "8", "9"));
        assertThat(share.value()).isEqualTo(2.0 / 3);
        assertThat(share.rule()).isEqualTo("2 of 3 turns right");
        assertThat(share.extracted()).isEqualTo("4\n7\n9");
        assertThat(scorer("all").score(answer, golds("4", "8", "9")).value()).isZero();
        assertThat(scorer("all").score(answer, golds("4", "7", "9")).right()).isTrue();
    }

    @Test
    void sharesAreGradesAndAllOfThemAVerdict() {
        assertThat(scorer("share").kind()).isEqualTo(ScoreKind.MEAN);
        assertThat(scorer("all").kind()).isEqualTo(ScoreKind.PROPORTION);
    }

    @Test
    void oneReferenceBelongsToTheLastTurn() {
        assertThat(scorer("share").score(turns("4", "7"), Reference.of("7")).right()).isTrue();
        assertThat(scorer("share").score(turns("7", "4"), Reference.of("7")).right()).isFalse();
    }

    @Test
    void aTurnThatIsMissingIsWrongAndNothingFoundIsUnparsed() {
        assertThat(scorer("share").score(turns("4"), golds("4", "7")).value()).isEqualTo(0.5);
        assertThat(scorer("share").score(turns("hm", "well"), golds("4", "7")).reading())
                .isEqualTo(Reading.UNPARSED);
    }

    @Test
    void theScorerOfATurnMustExistAndBeAnother() {
        for (String wrong : List.of("per_turn", "numbr")) {
            assertThatThrownBy(() -> new PerTurnScorerFactory().create(Fields.EMPTY.with("scorer",
                    Fields.EMPTY.with("function", Value.of(wrong))))).isInstanceOf(TouchstoneException.class)
                    .hasMessageContaining("scorer");
        }
    }
}
