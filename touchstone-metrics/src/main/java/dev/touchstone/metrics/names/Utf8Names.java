package dev.touchstone.metrics.names;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Gives each different name a number: 0, 1, 2 in order of first use. Names are bytes, compared as they are.
///
/// For large files: a name that is known costs no object. Not thread-safe; keeps one copy of every name.
public final class Utf8Names {

    private byte[] bytes = new byte[1 << 10];
    private int[] ends = new int[64]; // name i lies between the ends of i - 1 and i
    private int[] hashes = new int[64];
    private int[] table = new int[128]; // number + 1 by hash, 0 where free
    private int size;

    /// The number of a name, a new one where it was not seen before.
    ///
    /// @param text holds the name from `from`, inclusive, to `to`, exclusive
    public int number(byte[] text, int from, int to) {
        int hash = hash(text, from, to);
        int[] slots = table; // read once: the first compiler, with which short commands run, does not see it
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (; slots[slot] != 0; slot = slot + 1 & mask) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && Arrays.equals(bytes, start(number), ends[number], text, from, to)) {
                return number;
            }
        }
        return add(text, from, to, hash, slot);
    }

    /// The number of a text's bytes in UTF-8.
    public int number(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return number(text, 0, text.length);
    }

    /// Forgets all names; numbers begin at 0 again. Memory is kept.
    public void clear() {
        Arrays.fill(table, 0);
        size = 0;
    }

    /// The name of a number.
    public String name(int number) {
        check(number);
        return new String(bytes, start(number), ends[number] - start(number), StandardCharsets.UTF_8);
    }

    /// How many different names there are.
    public int size() {
        return size;
    }

    /// Compares two names by their bytes without sign, as `strcmp` and [CodePointOrder] do.
    public int compare(int left, int right) {
        check(left);
        check(right);
        return Arrays.compareUnsigned(
                bytes, start(left), ends[left], bytes, start(right), ends[right]);
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private int add(byte[] text, int from, int to, int hash, int slot) {
        int start = size == 0 ? 0 : ends[size - 1];
        int end = Math.addExact(start, to - from);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(end, Math.min(2L * bytes.length,
                    Integer.MAX_VALUE - 8)));
        }
        System.arraycopy(text, from, bytes, start, to - from);
        ends[size] = end;
        hashes[size] = hash;
        table[slot] = ++size;
        if (2 * size > table.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        int[] larger = new int[2 * table.length];
        int mask = larger.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hashes[number] & mask;
            while (larger[slot] != 0) {
                slot = slot + 1 & mask;
            }
            larger[slot] = number + 1;
        }
        table = larger;
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        // names that count up ("d001", "d002") differ in the low bits only: spread them
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private void check(int number) {
        if (number < 0 || number >= size) {
            throw new IllegalArgumentException("there are " + size + " names, asked for number " + number);
        }
    }
}
