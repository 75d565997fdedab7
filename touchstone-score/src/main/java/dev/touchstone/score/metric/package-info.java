/// Metrics over files: what each one is, its settings, and how it takes rows.
///
/// To add a metric, write a [dev.touchstone.score.metric.FileMetric] with `@AutoService`; its page becomes
/// the help, the list and the reference.
@NullMarked
package dev.touchstone.score.metric;

import org.jspecify.annotations.NullMarked;
