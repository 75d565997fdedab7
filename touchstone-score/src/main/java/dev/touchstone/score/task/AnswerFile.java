package dev.touchstone.score.task;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.read.ReadOptions;
import dev.touchstone.tasks.read.RowIndex;
import dev.touchstone.tasks.read.RowSource;
import dev.touchstone.tasks.read.RowSources;
import dev.touchstone.tasks.read.Rows;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file of answers, rows `{id, prediction}`, found by task and id.
///
/// Kept in memory are the ids; the answers are read again when they are asked for. Rows without ids count as
/// the rows of the data in order. Where there are several tasks, each row names its own in `task`.
final class AnswerFile implements AutoCloseable {

    private static final List<String> PREDICTION = List.of("prediction", "output", "response", "answer");

    private final Map<String, Map<String, Integer>> rowsByTask = new LinkedHashMap<>();
    private final RowIndex index;

    private AnswerFile(RowIndex index) {
        this.index = index;
    }

    /// Reads the ids.
    ///
    /// @param tasks short names of the tasks, at least one
    /// @throws TouchstoneException `DATA_NO_FILE`, `DATA_UNREADABLE`, `DATA_INVALID_ROW` for an id that
    ///     occurs twice, a row without an answer, or one of another task, each with its line
    static AnswerFile open(Path file, List<String> tasks) {
        RowSource source = RowSources.file(file, ReadOptions.DEFAULT);
        AnswerFile answers = new AnswerFile(source.index());
        tasks.forEach(task -> answers.rowsByTask.put(task, new HashMap<>()));
        try (Rows rows = source.open()) {
            int number = 0;
            Optional<Boolean> numbered = Optional.empty();
            while (rows.hasNext()) {
                Fields row = rows.next();
                Map<String, Integer> known = answers.rowsByTask.get(task(row, tasks, rows.place()));
                Optional<String> id = row.find("id").filter(value -> !(value instanceof Value.Absent))
                        .map(Value::display);
                if (numbered.isPresent() && numbered.get() != id.isPresent()) {
                    throw wrong(rows.place(), id.isPresent() ? "has an 'id', rows before it have none"
                            : "has no 'id', rows before it have one");
                }
                numbered = Optional.of(id.isPresent());
                answer(row, rows.place());
                if (known.putIfAbsent(id.orElse(Integer.toString(known.size())), number++) != null) {
                    throw wrong(rows.place(), "the id '%s' occurs twice; ids must differ".formatted(
                            id.orElseThrow()));
                }
            }
            return answers;
        } catch (TouchstoneException unreadable) {
            answers.close();
            throw unreadable;
        }
    }

    /// The ids that rows of a task have, with the number of their row.
    Map<String, Integer> ids(String task) {
        return rowsByTask.get(task);
    }

    /// The answer of a row.
    Answer read(int row) {
        Fields fields = index.read(row);
        return answer(fields, index.place());
    }

    /// Where a row stands, for messages.
    String place(int row) {
        index.read(row);
        return index.place();
    }

    @Override
    public void close() {
        index.close();
    }

    private static Answer answer(Fields row, String place) {
        for (String name : PREDICTION) {
            Optional<Value> value = row.find(name);
            if (value.isPresent()) {
                return switch (value.get()) {
                    case Value.Text(String text) -> new Answer(text, "", finish(row, place));
                    case Value.Numeric _, Value.Flag _ ->
                        new Answer(value.get().display(), "", finish(row, place));
                    case Value.Absent _, Value.Items _, Fields _ -> throw wrong(place,
                            "'%s' holds no text; write \"\" for an empty answer".formatted(name));
                };
            }
        }
        throw wrong(place, "has no 'prediction' (accepted too: %s); it has %s".formatted(
                String.join(", ", PREDICTION.subList(1, PREDICTION.size())), String.join(", ", row.names())));
    }

    private static Finish finish(Fields row, String place) {
        Optional<Value> finish = row.find("finish_reason").or(() -> row.find("finish"))
                .filter(value -> !(value instanceof Value.Absent));
        if (finish.isEmpty()) {
            return Finish.UNKNOWN;
        }
        if (finish.get() instanceof Value.Text(String name)) {
            return Finish.ofWireName(name);
        }
        throw wrong(place, "'finish_reason' holds no text, expected stop or length");
    }

    private static String task(Fields row, List<String> tasks, String place) {
        Optional<String> named = row.findText("task").or(() -> row.findText("subset"));
        if (named.isEmpty() && tasks.size() == 1) {
            return tasks.getFirst();
        }
        if (named.isEmpty()) {
            throw wrong(place, "has no 'task'; with %d tasks each row names its own, such as %s".formatted(
                    tasks.size(), tasks.getFirst()));
        }
        String name = named.get();
        return tasks.stream().filter(task -> task.equals(name)).findFirst()
                .or(() -> tasks.stream().filter(task -> task.endsWith("_" + name)
                || task.endsWith("-" + name))
                        .findFirst())
                .orElseThrow(() -> wrong(place, "the task '%s' is none of the asked ones: %s".formatted(
                        name, shown(tasks))));
    }

    private static String shown(List<String> tasks) {
        return tasks.size() <= 10 ? String.join(", ", tasks)
                : String.join(", ", tasks.subList(0, 10)) + ", ... (%d in all)".formatted(tasks.size());
    }

    private static TouchstoneException wrong(String place, String what) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW, place + ": " + what);
    }
}
