/// Reads answers from the log, scores them in row order and writes the derived files.
///
/// Entry type: [dev.touchstone.engine.score.ScoringStage], which sends no request. Scorers come with the
/// task; a further way to choose among them is a constant of [dev.touchstone.engine.score.ScorerSelection].
@NullMarked
package dev.touchstone.engine.score;

import org.jspecify.annotations.NullMarked;
