package dev.touchstone.engine.testing;

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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A task whose questions are in memory. Its "random" sample is the last rows; shuffled means backwards.
///
/// @param read how many questions were handed out so far, all readers together
public record ListTask(TaskSpec spec, List<Question> questions, List<Scorer> scorers, AtomicInteger read)
        implements Task {

    /// Rows `q0`, `q1`, ... whose golds are `a0`, `a1`, ..., scored by equality.
    public static ListTask of(String abbr, int rows) {
        return new ListTask(Specs.task(abbr), IntStream.range(0, rows).mapToObj(ListTask::question).toList(),
                List.of(FixedScorer.exact("robust")), new AtomicInteger());
    }

    /// One such row.
    public static Question question(int index) {
        return new Question(index, Prompt.user("q" + index), "a" + index, List.of(), OptionalInt.empty(),
                Fields.EMPTY);
    }

    /// The same task by another specification.
    public ListTask with(UnaryOperator<TaskSpec> change) {
        return new ListTask(change.apply(spec), questions, scorers, read);
    }

    /// The same task with these scorers.
    public ListTask with(Scorer... others) {
        return new ListTask(spec, questions, List.of(others), read);
    }

    /// The same task as a sub-set of a group.
    public ListTask inGroup(String group) {
        return with(old -> Specs.inGroup(old, group));
    }

    @Override
    public int count(Selection selection) {
        return chosen(selection).size();
    }

    @Override
    public Questions open(Selection selection) {
        Iterator<Question> rows = chosen(selection).iterator();
        return new Questions() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Question next() {
                read.incrementAndGet();
                return rows.next();
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    /// The fields of a row are its question's extra ones.
    @Override
    public DataRows rows(Selection selection) {
        Iterator<Question> rows = chosen(selection).iterator();
        return new DataRows() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public DataRow next() {
                Question question = rows.next();
                return new DataRow(question.index(), question.extra(), "row " + question.index());
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private List<Question> chosen(Selection selection) {
        int size = questions.size();
        int first = Math.min(size, selection.first().orElse(size));
        int sample = Math.min(first, selection.sample().orElse(first));
        List<Question> rows = new ArrayList<>(questions.subList(first - sample, first));
        return selection.shuffle() ? rows.reversed() : rows;
    }
}
