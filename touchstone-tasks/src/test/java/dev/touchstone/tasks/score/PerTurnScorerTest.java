package dev.touchstone.tasks.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.OptionalInt;
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
    void aTurnWithoutReferenceIsLeftOutAndSaidToBe() {
        Reference row = new Reference("9", List.of(), Fields.EMPTY.with("targets", new Value.Items(List.of(
                Value.of("4"), Value.ABSENT, Value.of(" "), Value.of("9")))));
        Score score = scorer("share").score(turns("It is 4.", "Well.", "Hm.", "So 8."), row);
        assertThat(score.value()).isEqualTo(0.5);
        assertThat(score.rule()).isEqualTo("1 of 2 turns right, 2 without reference");
        assertThat(score.extracted()).isEqualTo("4\n(not scored)\n(not scored)\n8");
        assertThat(score.reference()).isEqualTo("4\n(none)\n(none)\n9");
        assertThat(scorer("all").score(turns("4", "x", "y", "9"), row).right()).isTrue();
    }

    @Test
    void aTalkWithoutAnyReferenceIsAnErrorOfTheData() {
        Fields none = Fields.EMPTY.with("targets", new Value.Items(List.of(Value.ABSENT, Value.ABSENT)));
        Question question = new Question(0, Prompt.user("q"), "", List.of(), OptionalInt.empty(), none);
        assertThatThrownBy(() -> scorer("share").questionCheck().orElseThrow().accept(question))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("no turn");
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
