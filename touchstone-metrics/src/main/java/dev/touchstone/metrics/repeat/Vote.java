package dev.touchstone.metrics.repeat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The outcome of a majority vote over the answers to one question (Wang et al. 2022, self-consistency).
///
/// Attempts without an answer do not vote. Two rules for ties are kept side by side: `first` takes the answer
/// that was seen first, `expected` gives each tied answer the same chance.
///
/// @param tied how many answers share the highest number of votes; 0 when nobody voted
/// @param first 1 when the winner by the rule `first` is right, else 0
/// @param expected share of the tied answers that are right
public record Vote(int tied, double first, double expected) {

    /// Counts the votes; O(n).
    ///
    /// @param attempts in order of their number; equal answers must agree on being right
    public static Vote of(List<Attempted> attempts) {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        int most = 0;
        for (Attempted attempt : attempts) {
            if (attempt.extracted().isPresent()) {
                Candidate candidate = candidates.computeIfAbsent(
                        attempt.extracted().get(), _ -> new Candidate(attempt.right()));
                candidate.votes++;
                most = Math.max(most, candidate.votes);
            }
        }
        List<Candidate> winners = new ArrayList<>();
        for (Candidate candidate : candidates.values()) {
            if (candidate.votes == most) {
                winners.add(candidate);
            }
        }
        if (winners.isEmpty()) {
            return new Vote(0, 0, 0);
        }
        long right = winners.stream().filter(winner -> winner.right).count();
        return new Vote(winners.size(), winners.getFirst().right ? 1 : 0, (double) right / winners.size());
    }

    private static final class Candidate {
        private final boolean right;
        private int votes;

        private Candidate(boolean right) {
            this.right = right;
        }
    }
}
