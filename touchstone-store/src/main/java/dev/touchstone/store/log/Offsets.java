package dev.touchstone.store.log;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// A sparse growing array of longs, 0 where nothing was put; 8 bytes an entry in chunks of 4,096.
///
/// The chunks lie outside the heap: what a long run keeps for each sample then neither lengthens a collection
/// nor takes room from the texts in flight, and a heap of fixed size serves any number of samples. They are
/// given back when their arena is closed.
final class Offsets {

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final Arena arena;
    private ByteBuffer[] chunks = new ByteBuffer[0];

    /// @param arena owns the chunks; closed by whoever made it
    Offsets(Arena arena) {
        this.arena = arena;
    }

    long at(int index) {
        int chunk = index >>> CHUNK_BITS;
        return chunk < chunks.length && chunks[chunk] != NONE ? chunks[chunk].getLong(place(index)) : 0;
    }

    /// Tells every entry, those that were never put as 0.
    void forEach(LongConsumer visitor) {
        for (ByteBuffer chunk : chunks) {
            for (int at = 0; at < chunk.capacity(); at += Long.BYTES) {
                visitor.accept(chunk.getLong(at));
            }
        }
    }

    void put(int index, long value) {
        int chunk = index >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            int before = chunks.length;
            chunks = Arrays.copyOf(chunks, Math.max(chunk + 1, before + (before >> 1)));
            Arrays.fill(chunks, before, chunks.length, NONE);
        }
        if (chunks[chunk] == NONE) {
            chunks[chunk] = arena.allocate(CHUNK * Long.BYTES, Long.BYTES).asByteBuffer()
                    .order(ByteOrder.nativeOrder());
        }
        chunks[chunk].putLong(place(index), value);
    }

    private static int place(int index) {
        return (index & CHUNK - 1) * Long.BYTES;
    }
}
