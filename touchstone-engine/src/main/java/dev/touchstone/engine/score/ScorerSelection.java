package dev.touchstone.engine.score;

import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Task;
import java.util.List;

/// Which of a task's scorers give rows (`--scorer`).
public enum ScorerSelection {
    /// All but AISBench's rule.
    ROBUST,
    /// AISBench's rule alone.
    COMPAT,
    /// Every one.
    BOTH;

    private static final String COMPAT_NAME = "compat";

    /// The chosen scorers of a task, in its order.
    public List<Scorer> of(Task task) {
        return task.scorers().stream().filter(scorer -> switch (this) {
            case ROBUST -> !scorer.name().equals(COMPAT_NAME);
            case COMPAT -> scorer.name().equals(COMPAT_NAME);
            case BOTH -> true;
        }).toList();
    }
}
