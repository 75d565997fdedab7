package dev.touchstone.score.task;

import java.util.List;

/// What came of a file of answers.
///
/// @param tasks those with an answer, in order; at least one
/// @param groups of more than one sub-set, in order
public record ScoredAnswers(List<ScoredTask> tasks, List<ScoredGroup> groups) {

    public ScoredAnswers {
        tasks = List.copyOf(tasks);
        groups = List.copyOf(groups);
    }
}
