package dev.touchstone.metrics.text.error;

import java.util.Arrays;

/// Rows of the table of edit distances, 64 cells at a time (Myers 1999, Hyyrö 2003).
///
/// A row belongs to a prefix of the text, a cell to a prefix of the pattern. A row is kept as two sets of
/// bits: where the next cell is one more, and where it is one less.
final class EditBits {

    private long[] masks = new long[256]; // for each id the places where the pattern has it
    private int[] pattern = new int[0];
    private int from;
    private int length;
    private int words;
    private long[] more = new long[64];
    private long[] less = new long[64];

    /// Takes the sequence that others are compared with, until [#clear()].
    ///
    /// @param ids each 0 or more and less than `size`
    void pattern(int[] ids, int start, int end, int size) {
        pattern = ids;
        from = start;
        length = end - start;
        words = (length + 63) >>> 6;
        long needed = (long) size * words;
        if (needed > masks.length) {
            masks = new long[Math.toIntExact(Math.max(needed, 2L * masks.length))];
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

    /// Computes all rows of a text and keeps them: 2 · length · words numbers.
    void allRows(int[] text, int start, int end) {
        reserve(end - start + 1L);
        for (int i = start; i < end; i++) {
            int row = (i - start) * words;
            step(text[i], row, row + words);
        }
    }

    /// Computes the last row of a text and writes out its cells.
    ///
    /// @param cells receives the distance of each prefix of the pattern; one longer than the pattern
    void lastRow(int[] text, int start, int end, int[] cells) {
        reserve(1);
        for (int i = start; i < end; i++) {
            step(text[i], 0, 0);
        }
        cells[0] = end - start;
        for (int j = 0; j < length; j++) {
            int change = (int) (more[j >>> 6] >>> j & 1) - (int) (less[j >>> 6] >>> j & 1);
            cells[j + 1] = cells[j] + change;
        }
    }

    /// Whether, after `i` units of the text, cell `j` is one more than the cell before.
    boolean isMore(int i, int j) {
        return (more[i * words + (j - 1 >>> 6)] >>> j - 1 & 1) != 0;
    }

    /// Whether, after `i` units of the text, cell `j` is one less than the cell before.
    boolean isLess(int i, int j) {
        return (less[i * words + (j - 1 >>> 6)] >>> j - 1 & 1) != 0;
    }

    private void reserve(long rows) {
        long needed = rows * words;
        if (needed > more.length) {
            int room = Math.toIntExact(Math.max(needed, 2L * more.length));
            more = new long[room];
            less = new long[room];
        }
        Arrays.fill(more, 0, words, -1L);
        Arrays.fill(less, 0, words, 0);
    }

    private void step(int id, int source, int target) {
        long moreAcross = 1; // cell 0 of each row is one more than that of the row before
        long lessAcross = 0;
        int mask = id * words;
        for (int w = 0; w < words; w++) {
            long hits = id < 0 ? 0 : masks[mask + w];
            long up = more[source + w];
            long down = less[source + w];
            long reach = hits | lessAcross;
            long same = (reach & up) + up ^ up | reach | down;
            long rise = down | ~(same | up);
            long fall = same & up;
            long shiftedRise = rise << 1 | moreAcross;
            long shiftedFall = fall << 1 | lessAcross;
            moreAcross = rise >>> 63;
            lessAcross = fall >>> 63;
            more[target + w] = shiftedFall | ~(same | shiftedRise);
            less[target + w] = shiftedRise & same;
        }
    }
}
