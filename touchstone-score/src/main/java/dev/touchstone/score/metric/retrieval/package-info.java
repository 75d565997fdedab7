/// Measures of ranked documents, by trec_eval's rules.
///
/// To add one: a class with `@AutoService(FileMetric.class)` beside the others, or one more page in the class
/// of its family.
@NullMarked
package dev.touchstone.score.metric.retrieval;

import org.jspecify.annotations.NullMarked;
