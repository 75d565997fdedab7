/// Answers from a file scored as a task scores them: `touchstone score --task NAME --input FILE`.
///
/// Entry type: [dev.touchstone.score.task.TaskScoring]. How answers are read and compared is a matter of the
/// task's scorers (touchstone-tasks), not of this package.
@NullMarked
package dev.touchstone.score.task;

import org.jspecify.annotations.NullMarked;
