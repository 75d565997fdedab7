package dev.touchstone.conformance;

import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.DataRow;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// [Sums] as a task in memory, for tests of parts of the product; it has no scorer.
///
/// @param size its questions
record SumTask(int size) implements Task {

    @Override
    public TaskSpec spec() {
        return new TaskSpec("sums_gen", "sums", Optional.empty(), "accuracy", "gen", "abc123",
                new TaskSpec.Fingerprint("data", "prompt", "evaluator"), Fields.EMPTY, OptionalInt.empty(),
                OptionalInt.empty(), "sums.yaml");
    }

    @Override
    public int count(Selection selection) {
        return size;
    }

    @Override
    public Questions open(Selection selection) {
        return new Questions() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Question next() {
                int row = next++;
                return new Question(row, Prompt.user("What is %d + 7?".formatted(row)),
                        String.valueOf(row + 7), List.of(), OptionalInt.empty(), Fields.EMPTY);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public DataRows rows(Selection selection) {
        return new DataRows() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public DataRow next() {
                int row = next++;
                return new DataRow(row, Fields.EMPTY.with("answer", Value.of(row + 7)), "row " + row);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public List<Scorer> scorers() {
        return List.of();
    }
}
