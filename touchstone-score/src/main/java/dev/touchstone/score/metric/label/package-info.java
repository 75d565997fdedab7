/// Metrics over labels, and over scores of yes-or-no questions.
///
/// To add one: a class with `@AutoService(FileMetric.class)` beside the others, or one more page in the class
/// of its family.
@NullMarked
package dev.touchstone.score.metric.label;

import org.jspecify.annotations.NullMarked;
