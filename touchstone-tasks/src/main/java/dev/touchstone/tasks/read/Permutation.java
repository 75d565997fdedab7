package dev.touchstone.tasks.read;

/// A seeded shuffle of the numbers 0 to size - 1 that holds no table: any place of it is computed when asked
/// for.
///
/// A balanced Feistel network of six rounds over the next even number of bits, walked until it falls inside
/// the range (Black and Rogaway 2002); at most four steps on average. Good enough to choose rows, no
/// cryptography.
public final class Permutation {

    private static final int ROUNDS = 6;

    private final int size;
    private final long seed;
    private final int halfBits;
    private final int halfMask;

    /// @param size how many numbers, at least 1
    /// @param seed the same seed gives the same order
    public Permutation(int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, is " + size);
        }
        this.size = size;
        this.seed = seed;
        int bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(size - 1));
        this.halfBits = (bits + 1) / 2;
        this.halfMask = (1 << halfBits) - 1;
    }

    /// The number at a place of the shuffled order; a bijection.
    ///
    /// @param place from 0 to size - 1
    public int at(int place) {
        if (place < 0 || place >= size) {
            throw new IndexOutOfBoundsException("place %d of %d".formatted(place, size));
        }
        long walked = place;
        do {
            walked = scramble(walked);
        } while (walked >= size);
        return (int) walked;
    }

    private long scramble(long value) {
        int left = (int) (value >>> halfBits);
        int right = (int) value & halfMask;
        for (int round = 0; round < ROUNDS; round++) {
            int next = left ^ (int) mix(seed + 0x9E3779B97F4A7C15L * (round + 1) ^ mix(right)) & halfMask;
            left = right;
            right = next;
        }
        return (long) left << halfBits | right;
    }

    /// Steele, Lea and Flood's SplitMix64 finaliser.
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
