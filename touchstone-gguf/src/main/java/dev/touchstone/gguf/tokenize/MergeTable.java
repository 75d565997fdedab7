package dev.touchstone.gguf.tokenize;

import java.util.Arrays;

/// Which two tokens merge, how early, and into what: a hash table of pairs without boxes.
final class MergeTable {

    /// What [#find] answers where there is no merge; a valid entry is never negative.
    static final long NONE = -1;

    private final long[] pairs;
    private final long[] merges;
    private final int mask;

    MergeTable(int expected) {
        int size = Integer.highestOneBit(Math.max(16, expected * 2)) * 2;
        pairs = new long[size];
        merges = new long[size];
        mask = size - 1;
        Arrays.fill(merges, NONE);
    }

    /// Adds a merge; of two with the same pair the earlier stays.
    void add(int left, int right, int rank, int merged) {
        long pair = pair(left, right);
        int slot = slot(pair);
        while (merges[slot] != NONE) {
            if (pairs[slot] == pair) {
                return;
            }
            slot = slot + 1 & mask;
        }
        pairs[slot] = pair;
        merges[slot] = (long) rank << 32 | merged;
    }

    /// Rank in the upper 32 bits (lower merges first), merged token in the lower.
    long find(int left, int right) {
        long pair = pair(left, right);
        int slot = slot(pair);
        while (merges[slot] != NONE) {
            if (pairs[slot] == pair) {
                return merges[slot];
            }
            slot = slot + 1 & mask;
        }
        return NONE;
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    private int slot(long pair) {
        long mixed = pair * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
