/// Is one system better than another: tests, sizes of effects, how many questions are needed.
///
/// Entry types: [dev.touchstone.metrics.compare.PairedOutcomes] with [dev.touchstone.metrics.compare.McNemar]
/// for right and wrong, [dev.touchstone.metrics.compare.PairedPermutation] for any scores (and
/// `stats.Bootstrap.pairedDifference` for an interval), [dev.touchstone.metrics.compare.AdjustedPValues]
/// where several comparisons are made, [dev.touchstone.metrics.compare.SampleSize] before any.
///
/// To add a test, write a static factory that returns a [dev.touchstone.metrics.compare.TestResult] with its
/// own method name, and give formula, origin and the library it agrees with.
@NullMarked
package dev.touchstone.metrics.compare;

import org.jspecify.annotations.NullMarked;
