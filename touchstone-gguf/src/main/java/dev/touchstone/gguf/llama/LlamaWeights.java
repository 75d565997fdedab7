package dev.touchstone.gguf.llama;

import dev.touchstone.gguf.format.GgufFile;
import dev.touchstone.gguf.format.Tensor;
import dev.touchstone.gguf.tensor.Matrix;
import dev.touchstone.gguf.tensor.Packer;
import dev.touchstone.gguf.tensor.Team;
import java.util.List;
import java.util.Optional;

/// The weights of a model: matrices packed in memory, the embedding read row by row from the mapped file.
///
/// @param embedding one row per token
/// @param layers in order
/// @param outputNorm weights of the last norm
/// @param output from hidden vector to logits; the embedding again where the file has no `output.weight`
/// @param ropeFactors divisors of the rotary frequencies, where the file has them
record LlamaWeights(Tensor embedding, List<Layer> layers, float[] outputNorm, Matrix output,
        Optional<float[]> ropeFactors) {

    /// One layer.
    record Layer(float[] attentionNorm, Matrix query, Matrix key, Matrix value, Matrix attentionOutput,
            float[] feedNorm, Matrix gate, Matrix up, Matrix down) {}

    static LlamaWeights load(GgufFile file, LlamaSettings settings, int vocabulary, Team team) {
        Tensor embedding = file.tensor("token_embd.weight", settings.width(), vocabulary);
        Tensor outputTensor = file.find("output.weight").isPresent()
                ? file.tensor("output.weight", settings.width(), vocabulary) : embedding;
        refuseUnknown(file, settings.layers());
        Layer[] layers = new Layer[settings.layers()];
        Matrix[] output = new Matrix[1];
        // The output matrix is the largest piece: it goes first so that the members end together.
        team.run(settings.layers() + 1, (part, _) -> {
            if (part == 0) {
                output[0] = Packer.pack(outputTensor);
            } else {
                layers[part - 1] = loadLayer(file, settings, "blk." + (part - 1) + ".");
            }
        });
        return new LlamaWeights(
                embedding,
                List.of(layers),
                Packer.vector(file.tensor("output_norm.weight", settings.width(), 1)),
                output[0],
                file.find("rope_freqs.weight").map(_ ->
                        Packer.vector(file.tensor("rope_freqs.weight", settings.rotated() / 2, 1))));
    }

    private static Layer loadLayer(GgufFile file, LlamaSettings settings, String prefix) {
        int width = settings.width();
        int hidden = settings.hidden();
        return new Layer(
                Packer.vector(file.tensor(prefix + "attn_norm.weight", width, 1)),
                Packer.pack(file.tensor(prefix + "attn_q.weight", width, settings.queryWidth())),
                Packer.pack(file.tensor(prefix + "attn_k.weight", width, settings.keyWidth())),
                Packer.pack(file.tensor(prefix + "attn_v.weight", width, settings.keyWidth())),
                Packer.pack(file.tensor(prefix + "attn_output.weight", settings.queryWidth(), width)),
                Packer.vector(file.tensor(prefix + "ffn_norm.weight", width, 1)),
                Packer.pack(file.tensor(prefix + "ffn_gate.weight", width, hidden)),
                Packer.pack(file.tensor(prefix + "ffn_up.weight", width, hidden)),
                Packer.pack(file.tensor(prefix + "ffn_down.weight", hidden, width)));
    }

    /// A tensor that is left out (a bias, an expert) would change every answer: better no answer than a wrong
    /// one.
    private static void refuseUnknown(GgufFile file, int layers) {
        for (String name : file.tensors().keySet()) {
            boolean known = name.matches("(token_embd|output_norm|output|rope_freqs)\\.weight"
                    + "|blk\\.\\d{1,4}\\.(attn_(norm|q|k|v|output)|ffn_(norm|gate|up|down))\\.weight");
            if (!known || name.startsWith("blk.") && Integer.parseInt(name.split("\\.")[1]) >= layers) {
                throw file.metadata().invalid("tensor '%s' does not belong to a llama model of %d layers"
                        .formatted(name, layers));
            }
        }
    }
}
