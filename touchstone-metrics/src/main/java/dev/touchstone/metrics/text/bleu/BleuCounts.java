package dev.touchstone.metrics.text.bleu;

import java.util.List;

/// What BLEU counts of a segment, or the sum over segments.
///
/// @param systemLength tokens of the hypothesis
/// @param referenceLength tokens of the reference closest in length, the shorter of two equally close
/// @param matches for each order from 1, n-grams that references have, each at most as often as they have it
/// @param totals for each order from 1, n-grams of the hypothesis
public record BleuCounts(long systemLength, long referenceLength, List<Long> matches, List<Long> totals) {

    public BleuCounts {
        matches = List.copyOf(matches);
        totals = List.copyOf(totals);
        if (matches.size() != totals.size()) {
            throw new IllegalArgumentException("orders differ: " + matches.size() + " and " + totals.size());
        }
    }
}
