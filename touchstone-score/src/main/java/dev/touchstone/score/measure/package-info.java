/// Reads input files row by row and feeds the metrics that were asked for.
///
/// Entry type: [dev.touchstone.score.measure.MetricRun]. A new form of input is a case of
/// [dev.touchstone.score.metric.Measuring] and a line here.
@NullMarked
package dev.touchstone.score.measure;

import org.jspecify.annotations.NullMarked;
