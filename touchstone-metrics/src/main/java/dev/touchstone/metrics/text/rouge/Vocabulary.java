package dev.touchstone.metrics.text.rouge;

import java.util.Arrays;

/// Numbers the different tokens of one text in the order of their first use, then finds them in other texts;
/// scratch space, no strings.
///
/// A token is known by its key. Up to twelve of the 36 letters and digits fit into one, so that no letter is
/// compared a second time; of longer words, whose keys are negative, the letters are compared too.
final class Vocabulary {

    /// The number of a token that the numbered text does not have.
    static final int UNKNOWN = -1;

    /// The key of an empty word.
    static final long EMPTY = 0;

    private static final int LETTERS = 36;
    private static final int LONGEST_IN_KEY = 12; // 37^12 is below 2^63
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] keys = new long[256]; // 0 where free; at most half full
    private int[] numbers = new int[256];
    private int[] slots = new int[128]; // by number
    private int[] starts = new int[128]; // by number: where the token stands first
    private int[] ends = new int[128];
    private char[] numbered = new char[0];
    private int shift = Long.SIZE - 8;
    private int size;

    /// The key of a word with one more letter.
    ///
    /// @param letter 0 to 35
    static long with(long key, int letter) {
        return key * (LETTERS + 1) + letter + 1;
    }

    /// The key of a whole word.
    ///
    /// @param key made by [#with] from all of its letters
    static long whole(long key, int length) {
        return length > LONGEST_IN_KEY ? key | Long.MIN_VALUE : key;
    }

    /// Forgets the tokens.
    ///
    /// @param text in which tokens will be numbered; stays as it is, but for the case of letters, until the
    ///     next call
    void begin(char[] text) {
        numbered = text;
        for (int number = 0; number < size; number++) {
            keys[slots[number]] = 0;
        }
        size = 0;
    }

    /// The number of a token of the text that is being numbered.
    int number(long key, int start, int end) {
        int slot = slotOf(key, numbered, start, end);
        return keys[slot] == 0 ? added(slot, key, start, end) : numbers[slot];
    }

    private int added(int slot, long key, int start, int end) {
        int number = size++;
        keys[slot] = key;
        numbers[slot] = number;
        slots[number] = slot;
        starts[number] = start;
        ends[number] = end;
        if (size == slots.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        long[] before = keys;
        keys = new long[2 * before.length];
        numbers = new int[keys.length];
        shift--;
        for (int number = 0; number < size; number++) {
            long key = before[slots[number]];
            int slot = (int) (key * SPREAD >>> shift);
            while (keys[slot] != 0) { // all differ
                slot = slot + 1 & keys.length - 1;
            }
            keys[slot] = key;
            numbers[slot] = number;
            slots[number] = slot;
        }
        slots = Arrays.copyOf(slots, 2 * size);
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
    }

    /// The number of a token of another text.
    int find(long key, char[] text, int start, int end) {
        int slot = slotOf(key, text, start, end);
        return keys[slot] == 0 ? UNKNOWN : numbers[slot];
    }

    /// How many different tokens the numbered text has.
    int size() {
        return size;
    }

    /// Fields are read once: the first compiler, with which short commands run, reads them at each use.
    private int slotOf(long key, char[] text, int start, int end) {
        long[] table = keys;
        int bits = table.length - 1;
        int slot = (int) (key * SPREAD >>> shift);
        long there = table[slot];
        while (there != 0 && (there != key || key < 0 && !same(numbers[slot], text, start, end))) {
            slot = slot + 1 & bits;
            there = table[slot];
        }
        return slot;
    }

    private boolean same(int number, char[] text, int start, int end) {
        return Arrays.equals(numbered, starts[number], ends[number], text, start, end);
    }
}
