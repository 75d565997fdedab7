/// Metrics over numbers: percentiles, and how well a model predicts texts.
///
/// To add one: a class with `@AutoService(FileMetric.class)` beside the others, or one more page in the class
/// of its family.
@NullMarked
package dev.touchstone.score.metric.number;

import org.jspecify.annotations.NullMarked;
