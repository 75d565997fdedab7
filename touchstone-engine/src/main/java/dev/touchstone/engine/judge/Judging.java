package dev.touchstone.engine.judge;

import dev.touchstone.core.model.ModelSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who judges in a run, and against whom answers are compared.
///
/// @param judges the judge models by the abbr of the task; a task that is not in it, or has none, takes the
///        verdicts that the folder holds
/// @param opponents the other side of comparisons; empty leaves it to the data
/// @param unreadAgain whether replies in which no verdict could be read are asked for anew, once in this
///        session; otherwise they are kept as they are
public record Judging(Map<String, List<ModelSpec>> judges, Optional<Opponents> opponents,
        boolean unreadAgain) {

    /// No judges.
    public static final Judging NONE = new Judging(Map.of(), Optional.empty());

    /// Judges whose replies are kept, whatever they say.
    public Judging(Map<String, List<ModelSpec>> judges, Optional<Opponents> opponents) {
        this(judges, opponents, false);
    }

    public Judging {
        judges = Map.copyOf(judges);
    }

    /// The judges of a task.
    public List<ModelSpec> of(String task) {
        return judges.getOrDefault(task, List.of());
    }

    /// Whether answers are compared with those of another model of the same run, which must be asked first.
    public boolean withinRun() {
        return opponents.filter(Opponents.ModelOfRun.class::isInstance).isPresent();
    }
}
