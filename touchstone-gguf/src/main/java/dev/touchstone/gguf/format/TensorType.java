package dev.touchstone.gguf.format;

import java.util.Optional;

/// How the numbers of a tensor are stored; ids and block layouts as GGUF defines them.
public enum TensorType {
    /// 32-bit floats.
    F32(0, 1, 4),
    /// 16-bit floats.
    F16(1, 1, 2),
    /// Blocks of 32: a 16-bit scale d, 16 bytes of nibbles q; value d·(q − 8).
    Q4_0(2, 32, 18),
    /// Blocks of 32: 16-bit scale d and minimum m, 16 bytes of nibbles q; value d·q + m.
    Q4_1(3, 32, 20),
    /// Blocks of 32: a 16-bit scale d, 32 signed bytes q; value d·q.
    Q8_0(8, 32, 34);

    private final int id;
    private final int blockElements;
    private final int blockBytes;

    TensorType(int id, int blockElements, int blockBytes) {
        this.id = id;
        this.blockElements = blockElements;
        this.blockBytes = blockBytes;
    }

    /// Numbers per block.
    public int blockElements() {
        return blockElements;
    }

    /// Bytes per block.
    public int blockBytes() {
        return blockBytes;
    }

    /// The type with this id in the file, none when it is one we do not read.
    static Optional<TensorType> ofId(int id) {
        for (TensorType type : values()) {
            if (type.id == id) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
