package dev.touchstone.tasks.assemble;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.DataRow;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.read.RenderedRows;
import dev.touchstone.tasks.read.RowSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// A task of a task file with its data found.
final class AssembledTask implements Task {

    private final TaskSpec spec;
    private final RowSource source;
    private final SelectedRows rows;
    private final Fields variables;
    private final RowForm form;
    private final List<Scorer> scorers;
    private final List<CorpusMeasure> measures;
    private OptionalInt counted = OptionalInt.empty();

    /// @param variables of the sub-set, which are fields of its rows
    /// @param form makes the questions
    AssembledTask(TaskSpec spec, RowSource source, SelectedRows rows, Fields variables,
            RowForm form, List<Scorer> scorers, List<CorpusMeasure> measures) {
        this.spec = spec;
        this.source = source;
        this.rows = rows;
        this.variables = variables;
        this.form = form;
        this.scorers = List.copyOf(scorers);
        this.measures = List.copyOf(measures);
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
        return new RenderedRows(rows.open(selection, this::counted),
                row -> form.build(row.index(), row.fields(), row.place()));
    }

    @Override
    public void verify(Selection selection) {
        List<Consumer<Question>> checks = scorers.stream().map(Scorer::questionCheck)
                .flatMap(Optional::stream).distinct().toList();
        if (checks.isEmpty()) {
            return;
        }
        try (DataRows plain = rows.open(selection, this::counted)) {
            while (plain.hasNext()) {
                DataRow row = plain.next();
                Question question = form.build(row.index(), row.fields(), row.place());
                try {
                    checks.forEach(check -> check.accept(question));
                } catch (TouchstoneException wrong) {
                    throw new TouchstoneException(wrong.code(), row.place() + ": " + wrong.getMessage(),
                            wrong);
                }
            }
        }
    }

    @Override
    public DataRows rows(Selection selection) {
        DataRows plain = rows.open(selection, this::counted);
        return new DataRows() {
            @Override
            public boolean hasNext() {
                return plain.hasNext();
            }

            @Override
            public DataRow next() {
                DataRow row = plain.next();
                return new DataRow(row.index(), variables.merge(row.fields()), row.place());
            }

            @Override
            public void close() {
                plain.close();
            }
        };
    }

    @Override
    public List<Scorer> scorers() {
        return scorers;
    }

    @Override
    public List<CorpusMeasure> measures() {
        return measures;
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
