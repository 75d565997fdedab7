package dev.touchstone.core.score;

import dev.touchstone.core.value.Fields;
import java.util.List;

/// Reads answers and compares them with their references. Pure: the same input gives the same score.
public interface Scorer {

    /// `robust` or `compat`, or the name a task file gives; shown in tables as `accuracy (compat)`.
    String name();

    /// Why this scorer can give no number here, such as "needs the math_verify library"; empty when it can.
    default String unavailable() {
        return "";
    }

    /// Scores one answer; thread-safe.
    Score score(Answer answer, Reference reference);

    /// The scorer's own aggregate where it is not the mean of values; by default none.
    default Fields aggregate(List<Score> scores) {
        return Fields.EMPTY;
    }
}
