/// Decides whether two answers are the same. Entry type: [dev.touchstone.tasks.score.equal.NamedEquality].
///
/// Mathematics is decided by touchstone-math alone, see [dev.touchstone.tasks.score.equal.MathAnswers]. What
/// is here beside it are texts, which are no mathematics, and single numbers of prose (`2 million`), which
/// most tasks ask for and which must not load a module.
///
/// To add a way to compare: a constant of `NamedEquality` with its case in `equal`.
@NullMarked
package dev.touchstone.tasks.score.equal;

import org.jspecify.annotations.NullMarked;
