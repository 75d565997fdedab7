/// The scorer `judge`: what is asked, how replies become scores, and the numbers beside the mean.
///
/// Entry type: [dev.touchstone.judge.score.JudgeScorerFactory], which the task file names by
/// `scorer: {function: judge}`. A further kind of judging is a case of [dev.touchstone.judge.score.Kind].
@NullMarked
package dev.touchstone.judge.score;

import org.jspecify.annotations.NullMarked;
