package dev.touchstone.metrics.classify;

/// Precision, recall and their harmonic mean.
///
/// @param precision right answers among those that said the class, 0..1
/// @param recall right answers among those whose class it is, 0..1
/// @param f1 2·hits / (predictions + truths), 0..1
public record PrecisionRecall(double precision, double recall, double f1) {

    static PrecisionRecall of(long hits, long predictions, long truths, ZeroDivision zeroDivision) {
        return new PrecisionRecall(zeroDivision.divide(hits, predictions), zeroDivision.divide(hits, truths),
                zeroDivision.divide(2 * hits, predictions + truths));
    }
}
