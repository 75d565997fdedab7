package dev.touchstone.gguf.format;

import java.lang.foreign.MemorySegment;

/// One tensor of a file, its bytes still in the mapped file.
///
/// @param name as the file gives it, such as `blk.0.attn_q.weight`
/// @param type how numbers are stored
/// @param columns numbers per row (the file's first dimension), a whole number of blocks
/// @param rows product of the other dimensions, at least 1
/// @param data exactly the tensor's bytes, readable until the file is closed
public record Tensor(String name, TensorType type, int columns, int rows, MemorySegment data) {

    /// Bytes per row.
    public long rowBytes() {
        return (long) columns / type.blockElements() * type.blockBytes();
    }
}
