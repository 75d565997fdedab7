package dev.touchstone.metrics.text.scan;

import java.util.Arrays;

/// Counts the n-grams of a hypothesis and how many of them references have; scratch space, exact, no strings.
///
/// Symbols are numbers: words by [WordIds], or code points. An n-gram is the pair of its first n − 1 symbols,
/// themselves numbered, and its last, so one table of packed pairs holds all orders and nothing collides. The
/// n-grams of references are only looked up, since those that the hypothesis does not have match nothing.
public final class NgramMatches {

    private static final int NONE = -1;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final long[] NO_KEYS = new long[2048];
    private static final int[] NO_NUMBERS = new int[1024];

    private long[] keys = new long[512]; // 1 + (number of the shorter n-gram, symbol), 0 where free
    private int[] ids = new int[512];
    private int mask;
    private int used;
    private int singles; // how many single symbols have their own number + 1; 0 where they are looked up
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
        begin(length, maxOrder);
        for (int n = 1; n <= maxOrder; n++) {
            number(symbols, length, n);
        }
        forgetReferences();
    }

    /// The same for symbols that are numbered without gaps: single ones need not be looked up.
    ///
    /// @param symbols each at least 0
    /// @param length how many symbols there are
    /// @param distinct how many different ones there are, one more than the highest
    /// @param maxOrder the longest n-gram
    public void hypothesisOfWords(int[] symbols, int length, int distinct, int maxOrder) {
        if (distinct > length) {
            throw new IllegalArgumentException("%d different of %d symbols".formatted(distinct, length));
        }
        begin(length, maxOrder);
        singles = distinct;
        used = distinct + 1;
        int[] numbers = current;
        int[] counts = inHypothesis;
        for (int i = 0; i < length; i++) {
            int id = symbols[i] + 1;
            numbers[i] = id;
            counts[id]++;
        }
        for (int n = 2; n <= maxOrder; n++) {
            number(symbols, length, n);
        }
        forgetReferences();
    }

    private void begin(int length, int maxOrder) {
        orders = maxOrder;
        long ngrams = (long) length * maxOrder + 1;
        if (ngrams > 1 << 28) {
            throw new IllegalArgumentException("too long for n-grams up to " + maxOrder + ": "
                    + length + " symbols");
        }
        reserve((int) ngrams, length);
        singles = 0;
        used = 1; // number 0 is the empty n-gram
        clear(current, length);
    }

    /// Numbers and counts the n-grams of one order.
    ///
    /// Fields are read once: the first compiler, with which short commands run, reads them at each use.
    private void number(int[] symbols, int length, int n) {
        long[] table = keys;
        int[] numbers = ids;
        int[] shorter = current;
        int[] counts = inHypothesis;
        int bits = mask;
        int by = shift;
        int next = used;
        int end = length - n;
        int offset = n - 1;
        for (int i = 0; i <= end; i++) {
            long key = ((long) shorter[i] << 32 | symbols[i + offset]) + 1;
            int slot = (int) (key * SPREAD >>> by);
            long there = table[slot];
            while (there != key && there != 0) {
                slot = slot + 1 & bits;
                there = table[slot];
            }
            int id;
            if (there == 0) {
                id = next++;
                table[slot] = key;
                numbers[slot] = id;
            } else {
                id = numbers[slot];
            }
            shorter[i] = id;
            counts[id]++;
        }
        used = next;
    }

    /// Makes ready for references that are matched apart from those before.
    public void forgetReferences() {
        clear(best, used);
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
        clear(inReference, used);
        clear(current, length);
        if (singles > 0) {
            matched[0] += matchSingles(symbols, length);
        }
        for (int n = singles > 0 ? 2 : 1; n <= orders; n++) {
            matched[n - 1] += match(symbols, length, n);
        }
    }

    private long matchSingles(int[] symbols, int length) {
        int[] numbers = current;
        int[] counts = inReference;
        long hits = 0;
        for (int i = 0; i < length; i++) {
            int id = symbols[i] < 0 ? NONE : symbols[i] + 1;
            numbers[i] = id;
            if (id != NONE) {
                int times = ++counts[id];
                if (times > best[id] && times <= inHypothesis[id]) {
                    best[id] = times;
                    hits++;
                }
            }
        }
        return hits;
    }

    /// Looks up the n-grams of one order; how many matches they add.
    private long match(int[] symbols, int length, int n) {
        long[] table = keys;
        int[] shorter = current;
        int[] counts = inReference;
        int bits = mask;
        int by = shift;
        int end = length - n;
        int offset = n - 1;
        long hits = 0;
        for (int i = 0; i <= end; i++) {
            int id = shorter[i];
            if (id == NONE) {
                continue;
            }
            int symbol = symbols[i + offset];
            if (symbol < 0) {
                shorter[i] = NONE;
                continue;
            }
            long key = ((long) id << 32 | symbol) + 1;
            int slot = (int) (key * SPREAD >>> by);
            long there = table[slot];
            while (there != key && there != 0) {
                slot = slot + 1 & bits;
                there = table[slot];
            }
            if (there == 0) {
                shorter[i] = NONE;
                continue;
            }
            id = ids[slot];
            shorter[i] = id;
            int times = ++counts[id];
            if (times > best[id] && times <= inHypothesis[id]) {
                best[id] = times;
                hits++;
            }
        }
        return hits;
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
            for (int from = 0; from < capacity; from += NO_KEYS.length) {
                System.arraycopy(NO_KEYS, 0, keys, from, Math.min(NO_KEYS.length, capacity - from));
            }
        }
        mask = capacity - 1;
        shift = 64 - bits;
        if (ngrams > inHypothesis.length) {
            int room = Math.max(ngrams, 2 * inHypothesis.length);
            inHypothesis = new int[room];
            inReference = new int[room];
            best = new int[room];
        } else {
            clear(inHypothesis, ngrams);
        }
        if (length > current.length) {
            current = new int[Math.max(length, 2 * current.length)];
        }
    }

    /// Sets the first numbers to 0. The first compiler copies arrays by the machine's widest moves but fills
    /// them one by one.
    private static void clear(int[] numbers, int count) {
        for (int from = 0; from < count; from += NO_NUMBERS.length) {
            System.arraycopy(NO_NUMBERS, 0, numbers, from, Math.min(NO_NUMBERS.length, count - from));
        }
    }
}
