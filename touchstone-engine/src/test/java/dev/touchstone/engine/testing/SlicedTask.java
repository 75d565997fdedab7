package dev.touchstone.engine.testing;

import dev.touchstone.core.sample.Question;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// [ListTask]s whose rows have fields.
public final class SlicedTask {

    private SlicedTask() {}

    /// Rows `q0`, `q1`, ... with the fields of their number, scored by equality.
    public static ListTask of(String abbr, int rows, IntFunction<Fields> fields) {
        List<Question> questions = IntStream.range(0, rows).mapToObj(row -> {
            Question plain = ListTask.question(row);
            return new Question(row, plain.prompt(), plain.gold(), plain.choices(), plain.maxOutputTokens(),
                    fields.apply(row));
        }).toList();
        return new ListTask(Specs.task(abbr), questions, List.of(FixedScorer.exact("robust")),
                new AtomicInteger());
    }

    /// The same task broken down by its own file.
    public static ListTask brokenDown(ListTask task, TaskSpec.Breakdown breakdown) {
        return task.with(old -> new TaskSpec(old.name(), old.abbr(), old.group(), old.metric(), old.mode(),
                old.version(), old.fingerprint(), old.generation(), old.maxOutputTokens(), old.repeats(),
                old.k(), old.source(), breakdown));
    }
}
