package dev.touchstone.metrics.text.bleu;

import java.util.ArrayList;
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

    /// How many numbers the counts of so many orders are.
    public static int numbers(int orders) {
        return 2 + 2 * orders;
    }

    /// Counts from numbers: both lengths, then matches and total of each order.
    ///
    /// @param numbers whole ones; sums of segments
    public static BleuCounts of(double[] numbers) {
        int orders = (numbers.length - 2) / 2;
        List<Long> matches = new ArrayList<>(orders);
        List<Long> totals = new ArrayList<>(orders);
        for (int n = 1; n <= orders; n++) {
            matches.add((long) numbers[2 * n]);
            totals.add((long) numbers[2 * n + 1]);
        }
        return new BleuCounts((long) numbers[0], (long) numbers[1], matches, totals);
    }
}
