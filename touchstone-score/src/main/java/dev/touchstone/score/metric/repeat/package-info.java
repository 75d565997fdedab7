/// Metrics over several attempts a question.
///
/// To add one: a class with `@AutoService(FileMetric.class)` beside the others, or one more page in the class
/// of its family.
@NullMarked
package dev.touchstone.score.metric.repeat;

import org.jspecify.annotations.NullMarked;
