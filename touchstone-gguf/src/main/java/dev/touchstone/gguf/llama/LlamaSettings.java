package dev.touchstone.gguf.llama;

import dev.touchstone.gguf.format.Metadata;
import dev.touchstone.gguf.tensor.Matrix;

/// The sizes of a llama model, read from `llama.*`.
///
/// @param layers number of layers
/// @param width length of a hidden vector
/// @param hidden length of the feed-forward vector
/// @param heads query heads
/// @param keyHeads key and value heads; divides `heads`
/// @param headSize length of a head, a multiple of 16
/// @param rotated how many leading numbers of a head carry the position, even
/// @param context longest sequence the model was made for
/// @param ropeBase base of the rotary embedding's frequencies
/// @param epsilon of the RMS norm
record LlamaSettings(int layers, int width, int hidden, int heads, int keyHeads, int headSize, int rotated,
        int context, double ropeBase, float epsilon) {

    private static final int MOST = 1 << 20;

    static LlamaSettings of(Metadata metadata) {
        String architecture = metadata.findText("general.architecture").orElse("none");
        if (!architecture.equals("llama")) {
            throw metadata.invalid("the architecture is '%s', this runtime runs 'llama'; choose such a model"
                    .formatted(architecture));
        }
        if (metadata.findText("llama.rope.scaling.type").filter(type -> !type.equals("none")).isPresent()) {
            throw metadata.invalid("the model stretches its context (llama.rope.scaling.type), which this "
                    + "runtime does not do; choose another model");
        }
        int width = metadata.whole("llama.embedding_length", 1, MOST);
        int heads = metadata.whole("llama.attention.head_count", 1, 4096);
        int keyHeads = metadata.findWhole("llama.attention.head_count_kv", 1, heads).orElse(heads);
        int headSize = metadata.findWhole("llama.attention.key_length", 1, 4096).orElse(width / heads);
        int rotated = metadata.findWhole("llama.rope.dimension_count", 2, headSize).orElse(headSize);
        if (headSize % Matrix.GROUP != 0 || rotated % 2 != 0 || heads % keyHeads != 0) {
            throw metadata.invalid(("heads of %d numbers, %d of them rotated, %d query heads on %d key heads"
                    + "; expected a multiple of %d, an even number and whole groups").formatted(
                            headSize, rotated, heads, keyHeads, Matrix.GROUP));
        }
        return new LlamaSettings(
                metadata.whole("llama.block_count", 1, 1024),
                width,
                metadata.whole("llama.feed_forward_length", 1, MOST),
                heads,
                keyHeads,
                headSize,
                rotated,
                metadata.whole("llama.context_length", 1, Integer.MAX_VALUE),
                metadata.findPositive("llama.rope.freq_base").orElse(10_000.0),
                metadata.findPositive("llama.attention.layer_norm_rms_epsilon").orElse(1e-5).floatValue());
    }

    int queryWidth() {
        return heads * headSize;
    }

    int keyWidth() {
        return keyHeads * headSize;
    }

    /// Bytes of cache that one position takes.
    long cacheBytesPerToken() {
        return 2L * layers * keyWidth() * Float.BYTES;
    }
}
