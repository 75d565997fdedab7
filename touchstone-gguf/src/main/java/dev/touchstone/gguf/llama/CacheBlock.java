package dev.touchstone.gguf.llama;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Keys and values of [#POSITIONS] consecutive positions in all layers.
///
/// Once all its positions are computed a block is never written again and may be read by any sequence whose
/// text begins the same way. Owned by [PrefixCache].
final class CacheBlock {

    /// Positions per block, one vector of scores.
    static final int POSITIONS = 16;

    /// Per layer and key head: dimension by dimension, POSITIONS floats each.
    final float[] keys;
    /// Per layer and key head: position by position, one head each.
    final float[] values;

    /// Blocks that go on after this one, by their tokens.
    final Map<Tokens, CacheBlock> next = new HashMap<>();
    /// How many sequences read or write it now.
    int users;
    /// Number of the last step that used it.
    long lastUse;

    private final int headSize;

    CacheBlock(LlamaSettings settings) {
        headSize = settings.headSize();
        int size = settings.layers() * settings.keyWidth() * POSITIONS;
        keys = new float[size];
        values = new float[size];
    }

    /// Takes the first positions of another block.
    ///
    /// @param count how many, below [#POSITIONS]
    void copy(CacheBlock other, int count) {
        int head = headSize * POSITIONS;
        for (int base = 0; base < keys.length; base += head) {
            for (int d = 0; d < headSize; d++) {
                System.arraycopy(other.keys, base + d * POSITIONS, keys, base + d * POSITIONS, count);
            }
            System.arraycopy(other.values, base, values, base, count * headSize);
        }
    }

    /// The tokens of a block, compared by content.
    record Tokens(int[] ids) {

        static Tokens of(int[] all, int from, int to) {
            return new Tokens(Arrays.copyOfRange(all, from, to));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tokens(int[] others) && Arrays.equals(ids, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(ids);
        }
    }
}
