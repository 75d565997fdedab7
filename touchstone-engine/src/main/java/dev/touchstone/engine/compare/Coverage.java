package dev.touchstone.engine.compare;

import dev.touchstone.engine.result.UnitScores;
import java.util.function.IntPredicate;

/// What each side of a comparison was asked, answered or not: where the two differ, the table says so.
///
/// @param first samples of the baseline
/// @param second samples of the other
/// @param both samples of both, by row number
/// @param firstAttempts most attempts that a sample of the baseline has
/// @param secondAttempts most attempts that a sample of the other has
public record Coverage(int first, int second, int both, int firstAttempts, int secondAttempts) {

    /// Nothing was asked.
    static final Coverage NONE = new Coverage(0, 0, 0, 0, 0);

    /// Whether both were asked the same samples.
    public boolean sameSamples() {
        return first == both && second == both;
    }

    /// Whether both have as many attempts of each sample.
    public boolean sameAttempts() {
        return firstAttempts == secondAttempts;
    }

    /// Of two units.
    ///
    /// @param wanted which samples count
    static Coverage of(UnitScores first, UnitScores second, IntPredicate wanted) {
        int samples = 0;
        int others = 0;
        int both = 0;
        int attempts = 0;
        int otherAttempts = 0;
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            int sample = Math.min(i < first.size() ? first.sample(i) : Integer.MAX_VALUE,
                    j < second.size() ? second.sample(j) : Integer.MAX_VALUE);
            int left = end(first, i, sample) - i;
            int right = end(second, j, sample) - j;
            i += left;
            j += right;
            if (wanted.test(sample)) {
                samples += left > 0 ? 1 : 0;
                others += right > 0 ? 1 : 0;
                both += left > 0 && right > 0 ? 1 : 0;
                attempts = Math.max(attempts, left);
                otherAttempts = Math.max(otherAttempts, right);
            }
        }
        return new Coverage(samples, others, both, attempts, otherAttempts);
    }

    /// Of two tasks together.
    Coverage plus(Coverage other) {
        return new Coverage(first + other.first, second + other.second, both + other.both,
                Math.max(firstAttempts, other.firstAttempts), Math.max(secondAttempts, other.secondAttempts));
    }

    private static int end(UnitScores scores, int from, int sample) {
        int end = from;
        while (end < scores.size() && scores.sample(end) == sample) {
            end++;
        }
        return end;
    }
}
