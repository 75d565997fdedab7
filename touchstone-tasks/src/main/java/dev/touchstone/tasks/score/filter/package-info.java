/// Extraction that users write: a pipeline of filters in a task file, or a command in any language.
///
/// The function `filters` reads `filter_list` as lm-evaluation-harness writes it and compares by a named
/// comparison; see [dev.touchstone.tasks.score.filter.FiltersScorerFactory]. The function `command` speaks
/// JSON lines with a process. Patterns of users run with a time bound
/// ([dev.touchstone.tasks.score.filter.BoundedPattern]).
///
/// To add a filter: a record that implements [dev.touchstone.tasks.score.filter.Filter], a line in
/// [dev.touchstone.tasks.score.filter.Filters], a line in the table of the tasks' README, a test.
@NullMarked
package dev.touchstone.tasks.score.filter;

import org.jspecify.annotations.NullMarked;
