package dev.touchstone.metrics.text.rouge;

import java.util.Arrays;

/// Longest common subsequences with 64 cells of the table at a time (Allison and Dix 1986, Hyyrö 2004).
///
/// A row of the table is kept as the bits where it does not grow: cell j is 1 more than cell j − 1 where bit
/// j − 1 is 0. O(n · m / 64) time; reading a subsequence out keeps all rows, n · m / 8 bytes.
final class CommonSubsequence {

    private long[] masks = new long[256]; // for each id the places where the pattern has it
    private long[] rows = new long[64];
    private int[] pattern = new int[0];
    private int from;
    private int length;
    private int words;

    /// Takes the sequence that others are compared with, until [#clear()].
    ///
    /// @param ids each 0 or more and less than `size`
    void pattern(int[] ids, int start, int end, int size) {
        pattern = ids;
        from = start;
        length = end - start;
        words = (length + 63) >>> 6;
        if (size * words > masks.length) {
            masks = new long[Math.max(size * words, 2 * masks.length)];
        }
        for (int j = 0; j < length; j++) {
            masks[ids[start + j] * words + (j >>> 6)] |= 1L << j;
        }
    }

    /// Forgets the pattern.
    void clear() {
        for (int j = 0; j < length; j++) {
            masks[pattern[from + j] * words + (j >>> 6)] = 0;
        }
    }

    /// The length of a longest common subsequence.
    ///
    /// @param ids negative where the pattern cannot have it
    int length(int[] ids, int start, int end) {
        if (words == 1) {
            long row = -1;
            for (int i = start; i < end; i++) {
                row = ids[i] < 0 ? row : step(row, masks[ids[i]]);
            }
            return cell(row, length);
        }
        reserve(1);
        Arrays.fill(rows, 0, words, -1L);
        for (int i = start; i < end; i++) {
            if (ids[i] >= 0) {
                step(ids[i], 0, 0);
            }
        }
        return cell(0, length);
    }

    /// Marks the places of one longest common subsequence.
    ///
    /// Of several it is the one that the reference reads out: from the end, a pair that matches is taken;
    /// otherwise the walk leaves this sequence's last token, unless only the pattern's last can be left.
    ///
    /// @param marks set to true at the places of `ids`
    void mark(int[] ids, int start, int end, boolean[] marks) {
        int tokens = end - start;
        reserve(tokens + 1);
        if (words == 1) {
            markOfOneWord(ids, start, tokens, marks);
            return;
        }
        Arrays.fill(rows, 0, words, -1L);
        for (int i = 0; i < tokens; i++) {
            int row = i * words;
            if (ids[start + i] >= 0) {
                step(ids[start + i], row, row + words);
            } else {
                System.arraycopy(rows, row, rows, row + words, words);
            }
        }
        int i = tokens;
        int j = length;
        int left = cell(i * words, j);
        while (left > 0) {
            if (ids[start + i - 1] == pattern[from + j - 1]) {
                i--;
                j--;
                left--;
                marks[start + i] = true;
            } else if (!grows(i * words, j) && cell((i - 1) * words, j) < left) {
                j--;
            } else {
                i--;
            }
        }
    }

    /// The same for a pattern of up to 64, as most lines are: a row is one number.
    private void markOfOneWord(int[] ids, int start, int tokens, boolean[] marks) {
        long[] table = rows;
        long[] places = masks;
        int[] sequence = pattern;
        long row = -1;
        table[0] = row;
        for (int i = 0; i < tokens; i++) {
            int id = ids[start + i];
            row = id < 0 ? row : step(row, places[id]);
            table[i + 1] = row;
        }
        int i = tokens;
        int j = length;
        int left = cell(row, j);
        while (left > 0) {
            if (ids[start + i - 1] == sequence[from + j - 1]) {
                i--;
                j--;
                left--;
                marks[start + i] = true;
            } else if ((table[i] >>> j - 1 & 1) != 0 && differsAbove(table[i - 1], table[i], j)) {
                j--;
            } else {
                i--;
            }
        }
    }

    private static long step(long row, long places) {
        long hits = row & places;
        return row + hits | row & ~hits;
    }

    /// Whether the cell before column j is one less in the row above. Where two rows differ, they take turns
    /// in growing, the lower one first: the cells differ where the upper row was not the last to grow, so
    /// that its bit is 1 at the last place at which the rows differ.
    private static boolean differsAbove(long above, long row, int j) {
        int unused = Long.SIZE - j;
        return (above << unused) + Long.MIN_VALUE > (row << unused) + Long.MIN_VALUE; // without signs
    }

    private static int cell(long row, int j) {
        return Long.bitCount(j == Long.SIZE ? ~row : ~row & (1L << j) - 1);
    }

    private void reserve(int count) {
        long needed = (long) count * words;
        if (needed > rows.length) {
            rows = new long[Math.toIntExact(Math.max(needed, 2L * rows.length))];
        }
    }

    private void step(int id, int source, int target) {
        long[] table = rows;
        long[] places = masks;
        long carry = 0;
        int mask = id * words;
        for (int w = 0; w < words; w++) {
            long row = table[source + w];
            long hits = row & places[mask + w];
            long sum = row + hits;
            long carried = sum + carry;
            table[target + w] = carried | row & ~hits;
            carry = Long.compareUnsigned(sum, row) < 0 || Long.compareUnsigned(carried, sum) < 0 ? 1 : 0;
        }
    }

    private boolean grows(int row, int j) {
        return (rows[row + (j - 1 >>> 6)] >>> j - 1 & 1) == 0;
    }

    /// A cell of the table: how often its row grows before column j.
    private int cell(int row, int j) {
        int count = 0;
        int whole = j >>> 6;
        for (int w = 0; w < whole; w++) {
            count += Long.bitCount(~rows[row + w]);
        }
        return (j & 63) == 0 ? count : count + Long.bitCount(~rows[row + whole] & (1L << j) - 1);
    }
}
