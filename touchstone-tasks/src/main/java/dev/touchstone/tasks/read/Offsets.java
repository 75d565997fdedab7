package dev.touchstone.tasks.read;

import java.util.Arrays;

/// Places of the rows of one file in bounded memory: of every row up to 65,536, then of every second, fourth
/// and so on.
final class Offsets {

    private static final int MOST = 1 << 16;

    private final String file;
    private long[] offsets = new long[1 << 8];
    private long[] lines = new long[1 << 8];
    private int kept;
    private int stride = 1;
    private int size;

    Offsets(String file) {
        this.file = file;
    }

    /// How many rows were added.
    int size() {
        return size;
    }

    /// Adds the next row.
    void add(Place place) {
        if (size % stride == 0) {
            if (kept == MOST) {
                thin();
            }
            if (size % stride == 0) {
                keep(place);
            }
        }
        size++;
    }

    /// The nearest known place at or before a row, from 0.
    Place before(int row) {
        int at = row / stride;
        return new Place(file, at * stride + 1, lines[at], offsets[at]);
    }

    private void keep(Place place) {
        if (kept == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * kept);
            lines = Arrays.copyOf(lines, 2 * kept);
        }
        offsets[kept] = place.offset();
        lines[kept++] = place.line();
    }

    private void thin() {
        for (int at = 0; 2 * at < kept; at++) {
            offsets[at] = offsets[2 * at];
            lines[at] = lines[2 * at];
        }
        kept = (kept + 1) / 2;
        stride *= 2;
    }
}
