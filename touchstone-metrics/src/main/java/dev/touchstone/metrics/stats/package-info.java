/// How sure a mean is: standard errors and intervals.
///
/// Entry types: [dev.touchstone.metrics.stats.MeanAccumulator] for one score per question,
/// [dev.touchstone.metrics.stats.ClusterAccumulator] for repeats, [dev.touchstone.metrics.stats.Interval] for
/// shares.
///
/// To add an interval or a test, write a static factory that names its formula and the library it agrees
/// with.
@NullMarked
package dev.touchstone.metrics.stats;

import org.jspecify.annotations.NullMarked;
