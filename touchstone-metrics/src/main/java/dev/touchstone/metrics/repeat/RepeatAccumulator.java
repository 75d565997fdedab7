package dev.touchstone.metrics.repeat;

import java.util.List;
import java.util.Optional;

/// Sums the measures of repeats over questions; not thread-safe, O(1) memory.
///
/// Questions must come in dataset order, so that the sums have the same bits at any concurrency.
public final class RepeatAccumulator {

    private final int k;
    private long questions;
    private long tied;
    private double average;
    private double any;
    private double all;
    private long consistent;
    private double majorityFirst;
    private double majorityExpected;

    /// @param k the k of pass@k, pass^k and maj@k, at least 1
    public RepeatAccumulator(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is at least 1, is " + k);
        }
        this.k = k;
    }

    /// Counts one question.
    ///
    /// @param attempts all its attempts in order of their number, at least k
    /// @throws IllegalArgumentException when there are fewer than k
    public void add(List<Attempted> attempts) {
        RepeatedQuestion question = RepeatedQuestion.of(attempts, k);
        any += question.passAtK();
        all += question.passAllK();
        average += question.averageAtN();
        consistent += (long) question.consistentAtK();
        majorityFirst += question.majorityFirst();
        majorityExpected += question.majorityExpected();
        tied += question.tied() ? 1 : 0;
        questions++;
    }

    /// The means so far; empty before the first question.
    public Optional<RepeatMeasures> measures() {
        if (questions == 0) {
            return Optional.empty();
        }
        return Optional.of(new RepeatMeasures(
                questions,
                average / questions,
                any / questions,
                all / questions,
                (double) consistent / questions,
                majorityFirst / questions,
                majorityExpected / questions,
                tied));
    }
}
