package dev.touchstone.metrics.text.scan;

import java.util.Arrays;

/// Counts the n-grams of a hypothesis and how many of them references have; scratch space, exact, no strings.
///
/// Symbols are numbers: words by [WordIds], or code points. An n-gram is the pair of its first n − 1 symbols,
/// themselves numbered, and its last, so one table of packed pairs holds all orders and nothing collides. The
/// n-grams of references are only looked up, since those that the hypothesis does not have match nothing.
public final class NgramMatches {

    private static final int NONE = -1;

    private long[] keys = new long[512]; // 1 + (number of the shorter n-gram, symbol), 0 where free
    private int[] ids = new int[512];
    private int mask;
    private int used;
    private int shift;
    private int[] inHypothesis = new int[256];
    private int[] inReference = new int[256];
    private int[] best = new int[256];
    private int[] current = new int[64];
    private long[] matched = new long[8];
    private int orders;

    /// Counts a hypothesis; forgets everything before.
    ///
    /// @param symbols each at least 0
    /// @param length how many symbols there are
    /// @param maxOrder the longest n-gram
    public void hypothesis(int[] symbols, int length, int maxOrder) {
        orders = maxOrder;
        long ngrams = (long) length * maxOrder + 1;
        if (ngrams > 1 << 28) {
            throw new IllegalArgumentException("too long for n-grams up to " + maxOrder + ": "
                    + length + " symbols");
        }
        reserve((int) ngrams, length);
        used = 1; // number 0 is the empty n-gram
        Arrays.fill(current, 0, length, 0);
        for (int n = 1; n <= maxOrder; n++) {
            for (int i = 0; i + n <= length; i++) {
                int id = number(current[i], symbols[i + n - 1]);
                current[i] = id;
                inHypothesis[id]++;
            }
        }
        forgetReferences();
    }

    /// Makes ready for references that are matched apart from those before.
    public void forgetReferences() {
        Arrays.fill(best, 0, used, 0);
        if (matched.length < orders) {
            matched = new long[orders];
        }
        Arrays.fill(matched, 0);
    }

    /// Matches a reference; of several, the most frequent use of each n-gram counts.
    ///
    /// @param symbols negative where the hypothesis does not have the symbol
    /// @param length how many symbols there are
    public void reference(int[] symbols, int length) {
        if (length > current.length) {
            current = new int[Math.max(length, 2 * current.length)];
        }
        Arrays.fill(inReference, 0, used, 0);
        Arrays.fill(current, 0, length, 0);
        for (int n = 1; n <= orders; n++) {
            long hits = 0;
            for (int i = 0; i + n <= length; i++) {
                int id = current[i];
                if (id == NONE) {
                    continue;
                }
                id = find(id, symbols[i + n - 1]);
                current[i] = id;
                if (id != NONE) {
                    int times = ++inReference[id];
                    if (times > best[id] && times <= inHypothesis[id]) {
                        best[id] = times;
                        hits++;
                    }
                }
            }
            matched[n - 1] += hits;
        }
    }

    /// How many n-grams of one order match, each at most as often as the hypothesis has it.
    ///
    /// @param order from 1
    public long matched(int order) {
        return matched[order - 1];
    }

    private void reserve(int ngrams, int length) {
        int bits = Math.max(6, 33 - Integer.numberOfLeadingZeros(ngrams)); // at most half full
        int capacity = 1 << bits;
        if (capacity > keys.length) {
            keys = new long[capacity];
            ids = new int[capacity];
        } else {
            Arrays.fill(keys, 0, capacity, 0);
        }
        mask = capacity - 1;
        shift = 64 - bits;
        if (ngrams > inHypothesis.length) {
            int room = Math.max(ngrams, 2 * inHypothesis.length);
            inHypothesis = new int[room];
            inReference = new int[room];
            best = new int[room];
        } else {
            Arrays.fill(inHypothesis, 0, ngrams, 0);
        }
        if (length > current.length) {
            current = new int[Math.max(length, 2 * current.length)];
        }
    }

    private int number(int shorter, int symbol) {
        long key = key(shorter, symbol);
        int slot = slot(key);
        while (keys[slot] != key) {
            if (keys[slot] == 0) {
                keys[slot] = key;
                ids[slot] = used;
                return used++;
            }
            slot = slot + 1 & mask;
        }
        return ids[slot];
    }

    private int find(int shorter, int symbol) {
        if (symbol < 0) {
            return NONE;
        }
        long key = key(shorter, symbol);
        int slot = slot(key);
        while (keys[slot] != key) {
            if (keys[slot] == 0) {
                return NONE;
            }
            slot = slot + 1 & mask;
        }
        return ids[slot];
    }

    private static long key(int shorter, int symbol) {
        return ((long) shorter << 32 | symbol) + 1;
    }

    private int slot(long key) {
        return (int) (key * 0x9E37_79B9_7F4A_7C15L >>> shift);
    }
}
