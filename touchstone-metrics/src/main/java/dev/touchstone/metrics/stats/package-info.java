/// How sure a number is: standard errors, intervals, the bootstrap, correlation, percentiles.
///
/// Entry types: [dev.touchstone.metrics.stats.MeanAccumulator] for one score per question,
/// [dev.touchstone.metrics.stats.ClusterAccumulator] for repeats,
/// [dev.touchstone.metrics.stats.ProportionInterval] for shares, [dev.touchstone.metrics.stats.Bootstrap] for
/// any measure, [dev.touchstone.metrics.stats.Correlation] and [dev.touchstone.metrics.stats.Percentile]. Two
/// systems are compared in `dev.touchstone.metrics.compare`.
///
/// Everything names its method, so that a table can say how a number was made. To add an interval, write a
/// constant of its kind that names its formula and the library it agrees with.
@NullMarked
package dev.touchstone.metrics.stats;

import org.jspecify.annotations.NullMarked;
