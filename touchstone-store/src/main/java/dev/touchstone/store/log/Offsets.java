package dev.touchstone.store.log;

import java.util.Arrays;

/// A sparse growing array of longs, 0 where nothing was put; 8 bytes an entry in chunks of 4,096.
final class Offsets {

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final long[] EMPTY = new long[0];

    private long[][] chunks = new long[0][];

    long at(int index) {
        int chunk = index >>> CHUNK_BITS;
        return chunk < chunks.length && chunks[chunk].length > 0 ? chunks[chunk][index & CHUNK - 1] : 0;
    }

    void put(int index, long value) {
        int chunk = index >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            int before = chunks.length;
            chunks = Arrays.copyOf(chunks, Math.max(chunk + 1, before + (before >> 1)));
            Arrays.fill(chunks, before, chunks.length, EMPTY);
        }
        if (chunks[chunk].length == 0) {
            chunks[chunk] = new long[CHUNK];
        }
        chunks[chunk][index & CHUNK - 1] = value;
    }
}
