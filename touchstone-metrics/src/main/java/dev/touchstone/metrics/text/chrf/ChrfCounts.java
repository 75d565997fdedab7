package dev.touchstone.metrics.text.chrf;

import java.util.ArrayList;
import java.util.List;

/// What chrF counts of a segment, or the sum over segments: one number for each order, characters before
/// words.
///
/// @param hypothesis n-grams of the hypothesis; 0 where the reference has none of that order
/// @param reference n-grams of the reference with the best score
/// @param matches n-grams that both have
public record ChrfCounts(List<Long> hypothesis, List<Long> reference, List<Long> matches) {

    public ChrfCounts {
        hypothesis = List.copyOf(hypothesis);
        reference = List.copyOf(reference);
        matches = List.copyOf(matches);
        if (hypothesis.size() != reference.size() || hypothesis.size() != matches.size()) {
            throw new IllegalArgumentException("orders differ: " + hypothesis.size() + ", " + reference.size()
                    + " and " + matches.size());
        }
    }

    /// How many numbers the counts of so many orders are.
    public static int numbers(int orders) {
        return 3 * orders;
    }

    /// Counts from numbers: of each order those of the hypothesis, the reference and both.
    ///
    /// @param numbers whole ones; sums of segments
    public static ChrfCounts of(double[] numbers) {
        int orders = numbers.length / 3;
        List<Long> hypothesis = new ArrayList<>(orders);
        List<Long> reference = new ArrayList<>(orders);
        List<Long> matches = new ArrayList<>(orders);
        for (int i = 0; i < orders; i++) {
            hypothesis.add((long) numbers[3 * i]);
            reference.add((long) numbers[3 * i + 1]);
            matches.add((long) numbers[3 * i + 2]);
        }
        return new ChrfCounts(hypothesis, reference, matches);
    }
}
