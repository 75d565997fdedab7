package dev.touchstone.core.task;

import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.score.Scorer;
import java.util.List;

/// A task with its data found and checked: what the engine runs.
public interface Task {

    /// What is measured.
    TaskSpec spec();

    /// How many questions the selection gives; reads the data once where the form does not tell.
    int count(Selection selection);

    /// Opens the questions of a selection; row numbers are those of the whole data set.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when the data cannot be read
    Questions open(Selection selection);

    /// Opens the rows of a selection as they stand in the data, not rendered: what slices are made of. Their
    /// numbers are those of the questions; a sub-set's own name and variables are fields of each row.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when the data cannot be read
    DataRows rows(Selection selection);

    /// Reads the questions of a selection once where a scorer wants to look at them first
    /// ([Scorer#questionCheck]), so that a row that could not be scored costs no answer. By default nothing.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `DATA_INVALID_ROW` with file and row
    default void verify(Selection selection) {}

    /// The task's scorers in table order: `robust` first, `compat` where there is one.
    List<Scorer> scorers();

    /// Numbers over all answers that are no means of scores, such as perplexities, in table order behind the
    /// scorers' rows; by default none.
    default List<CorpusMeasure> measures() {
        return List.of();
    }
}
