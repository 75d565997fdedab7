package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.model.NumberedAnswers;
import dev.touchstone.core.task.Selection;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Specs;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordsOfRowsTest {

    /// Answers of the rows in this order; a row twice has two.
    private record Answers(List<Integer> ids) implements NumberedAnswers {
        @Override
        public String file() {
            return "answers.jsonl";
        }

        @Override
        public IntStream rows() {
            return ids.stream().mapToInt(Integer::intValue).sorted().distinct();
        }

        @Override
        public int records(int row) {
            return (int) ids.stream().filter(id -> id == row).count();
        }
    }

    private static List<RunListener.Notice> check(Selection selection, int repeats, Integer... ids) {
        UnitPlan whole = Specs.unit("m", ListTask.of("t", 5));
        return RecordsOfRows.check(new UnitPlan(whole.model(), whole.task(), selection, whole.settings(),
                false, repeats, 1), new Answers(List.of(ids)));
    }

    @Test
    void moreRecordsThanAttemptsAreToldWithTheirNumbers() {
        assertThat(check(Selection.ALL, 1, 0, 1, 1, 2, 3, 4, 3, 3)).containsExactly(
                new RunListener.Notice.MoreRecords("m/t", "answers.jsonl", 2, 1, 1, 2));
        assertThat(check(Selection.ALL, 2, 0, 1, 1, 2, 3, 4, 3, 3)).containsExactly(
                new RunListener.Notice.MoreRecords("m/t", "answers.jsonl", 1, 2, 3, 3));
        assertThat(check(Selection.ALL, 3, 0, 1, 1, 2, 3, 4, 3, 3)).isEmpty();
    }

    @Test
    void idsThatNoRowHasAreToldWithTheFirstOfThem() {
        assertThat(check(Selection.ALL, 1, 0, 1, 2, 3, 4, 9, 5, 7, 8)).containsExactly(
                new RunListener.Notice.UnknownRows("m/t", "answers.jsonl", 4, List.of(5, 7, 8)));
    }

    @Test
    void rowsThatAreNotAskedThisTimeAreNotUnknown() {
        assertThat(check(Selection.first(2), 1, 0, 1, 2, 3, 3, 4)).isEmpty();
        assertThat(check(Selection.first(2), 1, 0, 1, 2, 6)).containsExactly(
                new RunListener.Notice.UnknownRows("m/t", "answers.jsonl", 1, List.of(6)));
    }
}
