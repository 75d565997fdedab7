/// Judges in a run: which models judge, what they are asked, and their replies handed to the scorer.
///
/// Entry types: [dev.touchstone.engine.judge.Judging], which a facade fills in,
/// [dev.touchstone.engine.judge.JudgeLane], by which a runner asks a judge what is missing, and
/// [dev.touchstone.engine.judge.BoundJudges], which gives scorers the replies. A further kind of other side
/// for comparisons is a case of [dev.touchstone.engine.judge.Opponents].
@NullMarked
package dev.touchstone.engine.judge;

import org.jspecify.annotations.NullMarked;
