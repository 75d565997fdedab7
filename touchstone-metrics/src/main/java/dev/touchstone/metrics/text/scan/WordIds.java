package dev.touchstone.metrics.text.scan;

import java.util.Arrays;

/// Numbers the different words of one line, then finds them in other lines; scratch space, no strings.
///
/// The numbered line must stay loaded in its [Spans] while others are looked up.
public final class WordIds {

    /// The number of a word that the numbered line does not have.
    public static final int UNKNOWN = -1;

    private int[] slots = new int[128]; // 1 + the word's number, 0 where free
    private int[] hashes = new int[64];
    private int[] firsts = new int[64]; // the first word with that number
    private int mask;
    private int size;
    private Spans numbered = new Spans();

    /// Numbers the words of a line from 0 in the order of their first use.
    ///
    /// @param line stays loaded until the next call of this method
    /// @param ids receives a number for each word; at least `line.count()` long
    public void number(Spans line, int[] ids) {
        int count = line.count();
        int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, count)) * 4);
        if (capacity > slots.length) {
            slots = new int[capacity];
        } else {
            Arrays.fill(slots, 0, capacity, 0);
        }
        if (count > hashes.length) {
            hashes = new int[capacity];
            firsts = new int[capacity];
        }
        mask = capacity - 1;
        size = 0;
        numbered = line;
        char[] units = line.text();
        for (int word = 0; word < count; word++) {
            ids[word] = idOf(word, units, line.start(word), line.end(word));
        }
    }

    /// Finds the words of another line.
    ///
    /// @param ids receives a number for each word, [#UNKNOWN] for those that the numbered line does not have
    public void find(Spans line, int[] ids) {
        int count = line.count();
        char[] units = line.text();
        for (int word = 0; word < count; word++) {
            int start = line.start(word);
            int end = line.end(word);
            ids[word] = slots[slotOf(units, start, end, hash(units, start, end))] - 1;
        }
    }

    /// How many different words the numbered line has.
    public int size() {
        return size;
    }

    private int idOf(int word, char[] units, int start, int end) {
        int hash = hash(units, start, end);
        int slot = slotOf(units, start, end, hash);
        if (slots[slot] == 0) {
            hashes[size] = hash;
            firsts[size] = word;
            slots[slot] = ++size;
        }
        return slots[slot] - 1;
    }

    /// Fields are read once: the first compiler, with which short commands run, reads them at each use.
    private int slotOf(char[] units, int start, int end, int hash) {
        int[] table = slots;
        int bits = mask;
        int slot = hash & bits;
        int there = table[slot];
        while (there != 0 && (hashes[there - 1] != hash || !same(units, start, end, firsts[there - 1]))) {
            slot = slot + 1 & bits;
            there = table[slot];
        }
        return slot;
    }

    /// Whether a word is this one of the numbered line.
    private boolean same(char[] units, int start, int end, int other) {
        char[] others = numbered.text();
        int from = numbered.start(other);
        if (numbered.end(other) - from != end - start) {
            return false;
        }
        int at = start;
        while (at < end && units[at] == others[from++]) {
            at++;
        }
        return at == end;
    }

    private static int hash(char[] units, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + units[i];
        }
        hash *= 0x9E37_79B1; // spreads short words over the table
        return hash ^ hash >>> 15;
    }
}
