package dev.touchstone.engine.generate;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import java.util.List;

/// A task one of whose rows cannot be read.
///
/// @param bad number of that row
record TaskWithBadRow(Task whole, int bad) implements Task {

    @Override
    public TaskSpec spec() {
        return whole.spec();
    }

    @Override
    public int count(Selection selection) {
        return whole.count(selection);
    }

    @Override
    public List<Scorer> scorers() {
        return whole.scorers();
    }

    @Override
    public DataRows rows(Selection selection) {
        return whole.rows(selection);
    }

    @Override
    public Questions open(Selection selection) {
        Questions rows = whole.open(selection);
        return new Questions() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Question next() {
                Question question = rows.next();
                if (question.index() == bad) {
                    throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW, "t.jsonl: row " + bad
                            + " is cut");
                }
                return question;
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }
}
