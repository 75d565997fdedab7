package dev.touchstone.engine.slice;

import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.Kind;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.engine.plan.UnitPlan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The row fields of a session's tasks, each task read once, before anything is asked.
///
/// What the command line asks for must be a field of one task at least and is left out of the others; what a
/// task file asks for must be a field of its own rows. Safe for any number of threads.
public final class SessionFields {

    /// Nothing is broken down.
    public static final SessionFields NOTHING = new SessionFields(TaskSpec.Breakdown.NONE, Map.of());

    private final TaskSpec.Breakdown asked;
    private final Map<String, RowFields> tasks;

    private SessionFields(TaskSpec.Breakdown asked, Map<String, RowFields> tasks) {
        this.asked = asked;
        this.tasks = tasks;
    }

    /// Reads the fields of all tasks that are to be broken down.
    ///
    /// @param asked by the command line
    /// @throws TouchstoneException `COMMAND_INVALID` when a field does not exist or is no slice; what is
    ///         wrong with a task's data is left to its unit, which meets it again
    public static SessionFields of(List<UnitPlan> units, TaskSpec.Breakdown asked) {
        Map<String, RowFields> tasks = new LinkedHashMap<>();
        boolean unread = false;
        for (UnitPlan unit : units) {
            String abbr = unit.task().spec().abbr();
            TaskSpec.Breakdown wanted = wanted(unit.task(), asked);
            if (wanted.equals(TaskSpec.Breakdown.NONE) || tasks.containsKey(abbr)) {
                continue;
            }
            try {
                RowFields fields = RowFields.read(unit.task(), unit.selection(), wanted);
                unit.task().spec().breakdown().fields().forEach(field ->
                        require(field, unit.task().spec().source(), List.of(fields)));
                tasks.put(abbr, fields);
            } catch (TouchstoneException broken) {
                if (broken.code().kind() != Kind.DATA) {
                    throw broken;
                }
                unread = true;
            }
        }
        if (!unread) {
            asked.fields().forEach(field -> require(field, "the data", List.copyOf(tasks.values())));
        }
        return new SessionFields(asked, Map.copyOf(tasks));
    }

    /// The fields of a unit's rows.
    ///
    /// @throws TouchstoneException what its data give cause for
    public RowFields of(UnitPlan unit) {
        TaskSpec.Breakdown wanted = wanted(unit.task(), asked);
        RowFields read = tasks.get(unit.task().spec().abbr());
        if (read == null) {
            return wanted.equals(TaskSpec.Breakdown.NONE) ? RowFields.NOTHING
                    : RowFields.read(unit.task(), unit.selection(), wanted);
        }
        return read;
    }

    private static TaskSpec.Breakdown wanted(Task task, TaskSpec.Breakdown asked) {
        return task.spec().breakdown().with(asked);
    }

    private static void require(String field, String where, List<RowFields> tasks) {
        if (tasks.stream().anyMatch(task -> task.has(field))) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        tasks.forEach(task -> names.addAll(task.names()));
        throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                "there is no field '%s' in the rows of %s%s; there are: %s".formatted(field, where,
                        Suggestions.sentence(field, names), String.join(", ", names)));
    }
}
