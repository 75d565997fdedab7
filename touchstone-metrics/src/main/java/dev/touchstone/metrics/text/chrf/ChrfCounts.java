package dev.touchstone.metrics.text.chrf;

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
}
