package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.PlacedAnswers;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.engine.plan.UnitPlan;
import java.util.Optional;

/// The rows that a unit asks, held against recorded answers that name no rows: a file that was recorded for
/// other rows would answer each question with the words of another one, and nothing else would tell.
///
/// @param count how many are asked
/// @param first the lowest row number, counted over the whole data file
/// @param last the highest one
record ReplayedRows(int count, int first, int last) {

    /// The rows of a unit; reads its questions once.
    static ReplayedRows of(UnitPlan plan) {
        int count = 0;
        int first = Integer.MAX_VALUE;
        int last = -1;
        try (Questions questions = plan.task().open(plan.selection())) {
            while (questions.hasNext()) {
                int row = questions.next().index();
                count++;
                first = Math.min(first, row);
                last = Math.max(last, row);
            }
        }
        return new ReplayedRows(count, first, last);
    }

    /// What the user should know.
    ///
    /// @param selection which rows the user asked for
    /// @return empty where the answers are one for each row, or the user took the first rows
    /// @throws TouchstoneException `MODEL_NOT_REPLAYED` where rows beyond the answers are asked and not all
    ///        rows from the first on: by place the answers cannot be those of these rows
    Optional<RunListener.Notice> check(String unit, Selection selection, PlacedAnswers answers) {
        boolean fromTheStart = last == count - 1;
        if (count == 0 || fromTheStart && answers.count() == count) {
            return Optional.empty();
        }
        if (!fromTheStart && answers.count() <= last) {
            throw new TouchstoneException(ErrorCode.MODEL_NOT_REPLAYED,
                    ("%s: %d answers without row numbers stand for the rows 0 to %d, and the task asks %d "
                            + "rows, from %d to %d; give each answer its row as \"id\", counted from 0 over "
                            + "the whole data file").formatted(answers.file(), answers.count(),
                                    answers.count() - 1, count, first, last));
        }
        boolean part = selection.first().isPresent() || selection.sample().isPresent();
        return fromTheStart && part && answers.count() > count ? Optional.empty()
                : Optional.of(new RunListener.Notice.ReplayedByPlace(unit, answers, count, first, last));
    }
}
