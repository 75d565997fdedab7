package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.PlacedAnswers;
import dev.touchstone.core.task.Selection;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Specs;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReplayedRowsTest {

    /// mbpp: 500 rows of 974.
    private static final ReplayedRows FROM_TEN = new ReplayedRows(500, 10, 509);

    private static Optional<RunListener.Notice> check(ReplayedRows rows, Selection selection, int answers) {
        return rows.check("m/t", selection, new PlacedAnswers("answers.jsonl", answers));
    }

    private static Selection sample(int rows) {
        return new Selection(OptionalInt.empty(), OptionalInt.of(rows), false, 1);
    }

    @Test
    void anAnswerForEachRowAndTheFirstOfAllAreTakenWithoutAWord() {
        assertThat(check(new ReplayedRows(50, 0, 49), Selection.ALL, 50)).isEmpty();
        assertThat(check(new ReplayedRows(5, 0, 4), Selection.first(5), 50)).isEmpty();
    }

    @Test
    void answersForAPartThatDoesNotBeginWithTheFirstRowAreRefusedWithBothNumbers() {
        for (int answers : new int[] {500, 499, 509, 1}) {
            assertThatExceptionOfType(TouchstoneException.class)
                    .isThrownBy(() -> check(FROM_TEN, Selection.ALL, answers))
                    .withMessageContaining("%d answers".formatted(answers))
                    .withMessageContaining("500 rows, from 10 to 509").withMessageContaining("\"id\"")
                    .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.MODEL_NOT_REPLAYED));
        }
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> check(new ReplayedRows(3, 4, 40), sample(3), 3))
                .withMessageContaining("from 4 to 40");
    }

    @Test
    void numbersThatDifferAreTold() {
        PlacedAnswers whole = new PlacedAnswers("answers.jsonl", 974);
        assertThat(check(FROM_TEN, Selection.ALL, 974))
                .contains(new RunListener.Notice.ReplayedByPlace("m/t", whole, 500, 10, 509));
        assertThat(check(new ReplayedRows(50, 0, 49), Selection.ALL, 49)).isPresent();
        assertThat(check(new ReplayedRows(50, 0, 49), Selection.ALL, 51)).isPresent();
        assertThat(check(new ReplayedRows(5, 0, 4), Selection.first(5), 4)).isPresent();
    }

    @Test
    void rowsAreThoseOfTheSelection() {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 20));
        UnitPlan part = new UnitPlan(plan.model(), plan.task(), new Selection(OptionalInt.of(15),
                OptionalInt.of(5), true, 1), plan.settings(), false, 1, 1);

        assertThat(ReplayedRows.of(plan)).isEqualTo(new ReplayedRows(20, 0, 19));
        assertThat(ReplayedRows.of(part)).isEqualTo(new ReplayedRows(5, 10, 14));
    }
}
