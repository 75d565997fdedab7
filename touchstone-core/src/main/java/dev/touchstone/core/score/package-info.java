/// What an answer is worth.
///
/// Entry type: [dev.touchstone.core.score.Scorer]. To add one, write a
/// [dev.touchstone.core.score.ScorerFactory] and annotate it with `@AutoService`; task files choose it by its
/// name. The page of touchstone-tasks has an example.
@NullMarked
package dev.touchstone.core.score;

import org.jspecify.annotations.NullMarked;
