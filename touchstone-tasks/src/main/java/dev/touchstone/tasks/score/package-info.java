/// Scores answers: finds them by a ladder of rules and compares them with their reference.
///
/// Task files name a scorer by `scorer: {function: NAME}`. The robust functions live here: `number`, `math`,
/// `choice`,
/// `choice_multi`, `yes_no`, `text`, `bbh`; each is [dev.touchstone.tasks.score.RobustScorer] with an
/// extractor and a comparison. Sub-packages: `equal` decides equality, `compat` restates another tool's
/// rules, `filter` runs extraction written in task files or in another language.
///
/// To add a function: write a factory beside the others with `@AutoService(ScorerFactory.class)`, name it in
/// snake case, and test it with a right, a wrong, an unreadable, a cut and a refused answer.
@NullMarked
package dev.touchstone.tasks.score;

import org.jspecify.annotations.NullMarked;
