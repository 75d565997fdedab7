/// Decides whether two answers are the same. Entry type: [dev.touchstone.tasks.score.equal.MathEquality].
///
/// Equality is a list of steps, surest first; each says equal, different or undecided, and the first that
/// decides wins. Numbers are compared exactly, never rounded. The last step compares normalised LaTeX,
/// character by character.
///
/// To add a step (symbolic equality, surds, matrices): implement
/// [dev.touchstone.tasks.score.equal.EqualityStep] and put it before the literal step.
@NullMarked
package dev.touchstone.tasks.score.equal;

import org.jspecify.annotations.NullMarked;
