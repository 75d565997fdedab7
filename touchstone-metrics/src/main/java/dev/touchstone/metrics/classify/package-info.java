/// How well answers that name a class fit the truth.
///
/// Entry types: [dev.touchstone.metrics.classify.ClassCounts], fed with numbers of classes (from
/// [dev.touchstone.metrics.names.Utf8Names]) in a few counts for each class, with
/// [dev.touchstone.metrics.classify.ClassAverages] and [dev.touchstone.metrics.classify.ClassAgreement] on
/// top; [dev.touchstone.metrics.classify.ConfusionMatrix] where every pair of classes matters;
/// [dev.touchstone.metrics.classify.BinaryScores] and [dev.touchstone.metrics.classify.Calibration] for
/// probabilities.
///
/// To add a measure of counts, write a static method beside those of its kind, with formula and origin, and
/// hold it against scikit-learn.
@NullMarked
package dev.touchstone.metrics.classify;

import org.jspecify.annotations.NullMarked;
