package dev.touchstone.tasks.assemble;

import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.tasks.read.RowSource;
import java.util.List;
import java.util.OptionalInt;

/// A task of a task file with its data found.
final class AssembledTask implements Task {

    private final TaskSpec spec;
    private final RowSource source;
    private final SelectedRows rows;
    private final List<Scorer> scorers;
    private OptionalInt counted = OptionalInt.empty();

    AssembledTask(TaskSpec spec, RowSource source, SelectedRows rows, List<Scorer> scorers) {
        this.spec = spec;
        this.source = source;
        this.rows = rows;
        this.scorers = List.copyOf(scorers);
    }

    @Override
    public TaskSpec spec() {
        return spec;
    }

    @Override
    public int count(Selection selection) {
        return rows.count(selection, counted());
    }

    @Override
    public Questions open(Selection selection) {
        return rows.open(selection, this::counted);
    }

    @Override
    public List<Scorer> scorers() {
        return scorers;
    }

    /// The lock keeps two callers from reading the file twice.
    private synchronized int counted() {
        if (counted.isEmpty()) {
            counted = OptionalInt.of(source.count());
        }
        return counted.getAsInt();
    }

    @Override
    public String toString() {
        return spec.abbr() + " from " + source.origin();
    }
}
