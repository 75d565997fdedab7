package dev.touchstone.gguf.llama;

import dev.touchstone.gguf.format.GgufBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A llama model of two layers with random weights and a vocabulary of bytes, a few merges and ChatML's
/// signs.
public final class TinyModel {

    /// What the model's own template gives chats without a system message.
    public static final String SYSTEM = "You are tiny.";
    /// Longest sequence.
    public static final int CONTEXT = 512;

    private static final int WIDTH = 64;
    private static final int HIDDEN = 96;

    private TinyModel() {}

    /// Writes the model into a folder.
    public static Path write(Path folder) {
        try {
            return Files.write(folder.resolve("tiny.gguf"), bytes().toBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The file's content, to be altered by tests.
    public static GgufBytes bytes() {
        List<String> tokens = new ArrayList<>(List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
        List<Integer> types = new ArrayList<>(List.of(3, 3, 3));
        int moved = 0x100;
        for (int value = 0; value < 256; value++) {
            boolean printable = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC
                    || value >= 0xAE;
            tokens.add(String.valueOf((char) (printable ? value : moved++)));
            types.add(1);
        }
        List<String> merges = List.of("h e", "l l", "he ll", "hell o", "Ġ w", "Ġ Ġ", "1 2", "o r", "Ġw or");
        merges.forEach(merge -> {
            tokens.add(merge.replace(" ", ""));
            types.add(1);
        });
        GgufBytes file = new GgufBytes()
                .text("general.architecture", "llama")
                .whole("llama.block_count", 2)
                .whole("llama.context_length", CONTEXT)
                .whole("llama.embedding_length", WIDTH)
                .whole("llama.feed_forward_length", HIDDEN)
                .whole("llama.attention.head_count", 4)
                .whole("llama.attention.head_count_kv", 2)
                .real("llama.attention.layer_norm_rms_epsilon", 1e-5f)
                .text("tokenizer.ggml.model", "gpt2")
                .text("tokenizer.ggml.pre", "smollm")
                .texts("tokenizer.ggml.tokens", tokens)
                .wholes("tokenizer.ggml.token_type", types)
                .texts("tokenizer.ggml.merges", merges)
                .whole("tokenizer.ggml.bos_token_id", 1)
                .whole("tokenizer.ggml.eos_token_id", 2)
                .text("tokenizer.chat_template", "{% if no system %}{{ '<|im_start|>system\n" + SYSTEM
                        + "<|im_end|>\n' }}{% endif %}{{ '<|im_start|>' + role + content }}");
        Random random = new Random(11);
        weights(file, random, "token_embd.weight", WIDTH, tokens.size());
        for (int layer = 0; layer < 2; layer++) {
            String prefix = "blk." + layer + ".";
            ones(file, prefix + "attn_norm.weight");
            weights(file, random, prefix + "attn_q.weight", WIDTH, WIDTH);
            weights(file, random, prefix + "attn_k.weight", WIDTH, WIDTH / 2);
            weights(file, random, prefix + "attn_v.weight", WIDTH, WIDTH / 2);
            weights(file, random, prefix + "attn_output.weight", WIDTH, WIDTH);
            ones(file, prefix + "ffn_norm.weight");
            weights(file, random, prefix + "ffn_gate.weight", WIDTH, HIDDEN);
            weights(file, random, prefix + "ffn_up.weight", WIDTH, HIDDEN);
            weights(file, random, prefix + "ffn_down.weight", HIDDEN, WIDTH);
        }
        ones(file, "output_norm.weight");
        return file;
    }

    private static void ones(GgufBytes file, String name) {
        float[] values = new float[WIDTH];
        Arrays.fill(values, 1);
        file.floats(name, values, WIDTH);
    }

    private static void weights(GgufBytes file, Random random, String name, int columns, int rows) {
        float[] values = new float[columns * rows];
        for (int index = 0; index < values.length; index++) {
            values[index] = (float) random.nextGaussian() * 0.3f;
        }
        file.floats(name, values, columns, rows);
    }
}
