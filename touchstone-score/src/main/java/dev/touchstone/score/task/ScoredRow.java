package dev.touchstone.score.task;

import dev.touchstone.core.score.Score;

/// One answer with its score.
///
/// @param task the task's short name (`abbr`)
/// @param id as the input names it
/// @param score what the scorer says
public record ScoredRow(String task, String id, Score score) {}
