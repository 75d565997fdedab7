/// Scores that other models give: what a judge is asked about an answer and what its replies come to.
///
/// [dev.touchstone.core.judge.JudgedScorer] is the entry. The engine asks the judges, keeps every reply in
/// the run folder, and hands the replies back to the scorer, which never sends anything itself. A further
/// kind of judge is a further implementation; nothing of the engine changes for it.
@NullMarked
package dev.touchstone.core.judge;

import org.jspecify.annotations.NullMarked;
