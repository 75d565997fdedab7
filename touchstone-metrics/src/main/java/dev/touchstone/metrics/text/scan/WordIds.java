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
        for (int word = 0; word < count; word++) {
            ids[word] = idOf(line, word);
        }
    }

    /// Finds the words of another line.
    ///
    /// @param ids receives a number for each word, [#UNKNOWN] for those that the numbered line does not have
    public void find(Spans line, int[] ids) {
        int count = line.count();
        for (int word = 0; word < count; word++) {
            ids[word] = slots[slotOf(line, word, hash(line, word))] - 1;
        }
    }

    /// How many different words the numbered line has.
    public int size() {
        return size;
    }

    private int idOf(Spans line, int word) {
        int hash = hash(line, word);
        int slot = slotOf(line, word, hash);
        if (slots[slot] == 0) {
            hashes[size] = hash;
            firsts[size] = word;
            slots[slot] = ++size;
        }
        return slots[slot] - 1;
    }

    private int slotOf(Spans line, int word, int hash) {
        int slot = hash & mask;
        while (slots[slot] != 0 && !same(line, word, hash, slots[slot] - 1)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean same(Spans line, int word, int hash, int id) {
        if (hashes[id] != hash) {
            return false;
        }
        int other = firsts[id];
        int start = line.start(word);
        int length = line.end(word) - start;
        int otherStart = numbered.start(other);
        if (numbered.end(other) - otherStart != length) {
            return false;
        }
        char[] units = line.text();
        char[] others = numbered.text();
        for (int i = 0; i < length; i++) {
            if (units[start + i] != others[otherStart + i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(Spans line, int word) {
        char[] units = line.text();
        int end = line.end(word);
        int hash = 0;
        for (int i = line.start(word); i < end; i++) {
            hash = 31 * hash + units[i];
        }
        hash *= 0x9E37_79B1; // spreads short words over the table
        return hash ^ hash >>> 15;
    }
}
