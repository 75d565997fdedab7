package dev.touchstone.metrics.text.rouge;

/// One ROUGE score; all three are 0 where a side has nothing to compare.
///
/// @param precision 0..1, the share of the prediction that the target has
/// @param recall 0..1, the share of the target that the prediction has
/// @param fmeasure 0..1, their harmonic mean, 0 when both are 0
public record RougeScore(double precision, double recall, double fmeasure) {

    /// A score from counts.
    ///
    /// @param common what both sides have
    /// @param predicted what the prediction has, 0 or more
    /// @param wanted what the target has, 0 or more
    static RougeScore of(long common, long predicted, long wanted) {
        double precision = (double) common / Math.max(predicted, 1);
        double recall = (double) common / Math.max(wanted, 1);
        double sum = precision + recall;
        return new RougeScore(precision, recall, sum > 0 ? 2 * precision * recall / sum : 0);
    }
}
