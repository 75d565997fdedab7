package dev.touchstone.metrics.stats;

import java.util.random.RandomGenerator;

/// Throws biased coins, 64 at once.
///
/// A coin falls heads when a uniform number is below its bias; the numbers of 64 coins are compared bit by
/// bit from the top, one random word for each bit, until none is undecided: about eight words on average. The
/// count has the binomial distribution exactly, up to the rounding of the bias to 2⁻⁶².
final class Coins {

    private final RandomGenerator random;

    Coins(RandomGenerator random) {
        this.random = random;
    }

    /// How many of `throwsCount` coins fall heads.
    ///
    /// @param bias 0..1
    long heads(long throwsCount, double bias) {
        if (bias >= 1) {
            return throwsCount;
        }
        long threshold = (long) (bias * 0x1p62);
        long heads = 0;
        long left = throwsCount;
        for (; left >= Long.SIZE; left -= Long.SIZE) {
            heads += Long.bitCount(word(threshold, -1));
        }
        return left == 0 ? heads : heads + Long.bitCount(word(threshold, (1L << left) - 1));
    }

    private long word(long threshold, long coins) {
        long undecided = coins;
        long heads = 0;
        // the bits of the threshold that are left, the next one at position 61
        for (long bits = threshold; undecided != 0 && bits != 0; bits = bits << 1 & (1L << 62) - 1) {
            long drawn = random.nextLong();
            if ((bits & 1L << 61) != 0) {
                heads |= undecided & ~drawn;
                undecided &= drawn;
            } else {
                undecided &= ~drawn;
            }
        }
        return heads;
    }
}
