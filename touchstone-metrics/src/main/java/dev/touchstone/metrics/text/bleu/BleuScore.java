package dev.touchstone.metrics.text.bleu;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// BLEU and what it was made of.
///
/// @param score 0..100, as rounding leaves it: a perfect match may be 100.00000000000004
/// @param precisions for each order from 1, in percent, smoothed
/// @param brevityPenalty 0..1
/// @param systemLength tokens of the hypotheses
/// @param referenceLength tokens of the references closest in length
/// @param counts for each order, matches; with what `add-k` added
/// @param totals for each order, n-grams of the hypotheses; with what `add-k` added
public record BleuScore(double score, List<Double> precisions, double brevityPenalty, long systemLength,
        long referenceLength, List<Double> counts, List<Double> totals) {

    public BleuScore {
        precisions = List.copyOf(precisions);
        counts = List.copyOf(counts);
        totals = List.copyOf(totals);
    }

    /// One line as sacrebleu prints it: `BLEU = 57.74 66.7/50.0 (BP = 1.000 ratio = ... hyp_len = ...
    /// ref_len = ...)`.
    public String format() {
        String shares = precisions.stream().map(share -> String.format(Locale.ROOT, "%.1f", share))
                .collect(Collectors.joining("/"));
        double ratio = referenceLength == 0 ? 0 : (double) systemLength / referenceLength;
        return String.format(Locale.ROOT, "BLEU = %.2f %s (BP = %.3f ratio = %.3f hyp_len = %d ref_len = %d)",
                score, shares, brevityPenalty, ratio, systemLength, referenceLength);
    }
}
