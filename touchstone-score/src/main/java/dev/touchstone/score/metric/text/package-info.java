/// Metrics over texts and their references: BLEU, chrF, TER, ROUGE, error rates, short answers.
///
/// To add one: a class with `@AutoService(FileMetric.class)` beside the others, or one more page in the class
/// of its family.
@NullMarked
package dev.touchstone.score.metric.text;

import org.jspecify.annotations.NullMarked;
