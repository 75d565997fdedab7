package dev.touchstone.gguf.llama;

import static dev.touchstone.gguf.llama.CacheBlock.POSITIONS;

import dev.touchstone.gguf.tensor.Kernels;
import dev.touchstone.gguf.tensor.Kernels.Rows;
import dev.touchstone.gguf.tensor.Matrix;
import dev.touchstone.gguf.tensor.Packer;
import dev.touchstone.gguf.tensor.Team;
import java.util.Arrays;
import java.util.List;

/// The forward pass: RMS norm, rotary positions on neighbouring pairs, grouped-query attention, SwiGLU.
///
/// Several rows (tokens of one or of many sequences) go through together, so that each weight is unpacked
/// once for all of them. Rows of one sequence must be in order of position. For use by one thread at a time.
final class Transformer {

    /// One token to compute.
    ///
    /// @param blocks the text's cache blocks, enough for `position`
    /// @param copies blocks of other texts that take its keys and values too
    /// @param logits whether its logits are wanted
    record Row(int token, int position, List<CacheBlock> blocks, List<CacheBlock> copies, boolean logits) {}

    private final LlamaSettings settings;
    private final LlamaWeights weights;
    private final Kernels kernels;
    private final Team team;
    private final double[] frequencies;
    private final int width;
    private final float[] state;
    private final float[] normed;
    private final float[] query;
    private final float[] key;
    private final float[] value;
    private final float[] attended;
    private final float[] hidden;
    private final float[] up;
    private final float[] cosines;
    private final float[] sines;
    private final float[][] tiles;
    private final float[][] scores;
    private float[] logits = new float[0];

    /// @param mostRows most rows per call, a multiple of 8
    /// @param context longest sequence
    Transformer(LlamaSettings settings, LlamaWeights weights, Kernels kernels, Team team, int mostRows,
            int context) {
        this.settings = settings;
        this.weights = weights;
        this.kernels = kernels;
        this.team = team;
        this.width = Matrix.padded(settings.width());
        state = new float[mostRows * width];
        normed = new float[mostRows * width];
        query = new float[mostRows * settings.queryWidth()];
        key = new float[mostRows * settings.keyWidth()];
        value = new float[mostRows * settings.keyWidth()];
        attended = new float[mostRows * settings.queryWidth()];
        hidden = new float[mostRows * Matrix.padded(settings.hidden())];
        up = new float[hidden.length];
        int pairs = settings.rotated() / 2;
        cosines = new float[mostRows * pairs];
        sines = new float[mostRows * pairs];
        tiles = new float[2 * team.size()][Kernels.TILE_FLOATS];
        scores = new float[team.size()][(context + POSITIONS) / POSITIONS * POSITIONS];
        frequencies = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            double factor = weights.ropeFactors().isPresent() ? weights.ropeFactors().get()[pair] : 1;
            frequencies[pair] = Math.pow(settings.ropeBase(), -2.0 * pair / settings.rotated()) / factor;
        }
    }

    /// Tokens of the vocabulary.
    int vocabulary() {
        return weights.output().rows();
    }

    /// Distance between the logits of two rows in the array that [#forward] returns.
    int logitsStride() {
        return Matrix.padded(weights.output().rows());
    }

    /// Computes the rows and writes their keys and values into their blocks.
    ///
    /// @return logits of the rows that want them, in row order, [#logitsStride] apart; valid until the next
    ///        call
    float[] forward(List<Row> rows) {
        for (int t = 0; t < rows.size(); t++) {
            Packer.unpackRow(weights.embedding(), rows.get(t).token(), state, t * width);
            for (int pair = 0; pair < frequencies.length; pair++) {
                double angle = rows.get(t).position() * frequencies[pair];
                cosines[t * frequencies.length + pair] = (float) Math.cos(angle);
                sines[t * frequencies.length + pair] = (float) Math.sin(angle);
            }
        }
        for (int layer = 0; layer < settings.layers(); layer++) {
            attend(weights.layers().get(layer), layer, rows);
            feedForward(weights.layers().get(layer), rows.size());
        }
        return project(rows);
    }

    private void attend(LlamaWeights.Layer layer, int number, List<Row> rows) {
        int tokens = rows.size();
        int count = rounded(tokens);
        normaliseAll(layer.attentionNorm(), tokens);
        int queryParts = parts(layer.query());
        int keyParts = parts(layer.key());
        Rows input = new Rows(normed, 0, width);
        team.run(queryParts + 2 * keyParts, (part, member) -> {
            if (part < queryParts) {
                multiply(layer.query(), part, input,
                        new Rows(query, 0, settings.queryWidth()), count, member);
            } else if (part < queryParts + keyParts) {
                multiply(layer.key(), part - queryParts, input,
                        new Rows(key, 0, settings.keyWidth()), count, member);
            } else {
                multiply(layer.value(), part - queryParts - keyParts, input,
                        new Rows(value, 0, settings.keyWidth()), count, member);
            }
        });
        for (int t = 0; t < tokens; t++) {
            rotate(query, t * settings.queryWidth(), settings.heads(), t);
            rotate(key, t * settings.keyWidth(), settings.keyHeads(), t);
            store(number, t, rows.get(t));
        }
        team.run(tokens * settings.keyHeads(), (part, member) ->
                attendHead(number, part / settings.keyHeads(), part % settings.keyHeads(), rows,
                        scores[member]));
        Rows heads = new Rows(attended, 0, settings.queryWidth());
        team.run(parts(layer.attentionOutput()),
                (part, member) -> multiplyOnto(layer.attentionOutput(), part, heads,
                        new Rows(state, 0, width), count, member));
    }

    private void feedForward(LlamaWeights.Layer layer, int tokens) {
        normaliseAll(layer.feedNorm(), tokens);
        int count = rounded(tokens);
        int stride = Matrix.padded(settings.hidden());
        Rows input = new Rows(normed, 0, width);
        team.run(parts(layer.gate()), (part, member) -> {
            multiply(layer.gate(), part, input, new Rows(hidden, 0, stride), count, member);
            multiply(layer.up(), part, input, new Rows(up, 0, stride), count, member);
            int from = part * 2 * Matrix.GROUP;
            int length = Math.min(2 * Matrix.GROUP, stride - from);
            for (int t = 0; t < tokens; t++) {
                kernels.gate(hidden, up, t * stride + from, length);
            }
        });
        Rows gated = new Rows(hidden, 0, stride);
        team.run(parts(layer.down()), (part, member) ->
                multiplyOnto(layer.down(), part, gated, new Rows(state, 0, width), count, member));
    }

    private float[] project(List<Row> rows) {
        int wanted = 0;
        for (int t = 0; t < rows.size(); t++) {
            if (rows.get(t).logits()) {
                kernels.normalise(state, t * width, weights.outputNorm(), settings.epsilon(), normed,
                        wanted++ * width);
            }
        }
        int stride = logitsStride();
        int count = rounded(Math.max(1, wanted));
        if (logits.length < count * stride) {
            logits = new float[count * stride];
        }
        Rows input = new Rows(normed, 0, width);
        Rows output = new Rows(logits, 0, stride);
        if (wanted > 0) {
            team.run(parts(weights.output()), (part, member) ->
                    multiply(weights.output(), part, input, output, count, member));
        }
        return logits;
    }

    /// Pairs of groups that a matrix has.
    private static int parts(Matrix matrix) {
        return (matrix.groups() + 1) / 2;
    }

    /// Rows to multiply for so many tokens: kernels for 8 or 4 rows at once are so much faster than those for
    /// one that rows nobody needs are computed along with them.
    private static int rounded(int count) {
        return count == 1 ? 1 : (count + 3) / 4 * 4;
    }

    /// One pair of groups for all rows, in place of what is there.
    private void multiply(Matrix matrix, int part, Rows in, Rows out, int count, int member) {
        int groups = Math.min(2, matrix.groups() - 2 * part);
        for (int t = 0; t < count; t++) {
            int from = out.offset() + 2 * part * Matrix.GROUP + t * out.stride();
            Arrays.fill(out.values(), from, from + groups * Matrix.GROUP, 0);
        }
        multiplyOnto(matrix, part, in, out, count, member);
    }

    /// One pair of groups for all rows, added to what is there.
    private void multiplyOnto(Matrix matrix, int part, Rows in, Rows out, int count, int member) {
        int group = 2 * part;
        boolean pair = group + 1 < matrix.groups();
        int place = out.offset() + group * Matrix.GROUP;
        float[] tile = tiles[2 * member];
        float[] other = tiles[2 * member + 1];
        Rows sums = new Rows(out.values(), place, out.stride());
        Rows otherSums = new Rows(out.values(), place + Matrix.GROUP, out.stride());
        for (int first = 0; first < matrix.columns(); first += Kernels.TILE_COLUMNS) {
            int columns = Math.min(Kernels.TILE_COLUMNS, matrix.columns() - first);
            Rows inputs = new Rows(in.values(), in.offset() + first, in.stride());
            kernels.expand(matrix, group, first, columns, tile);
            if (pair) {
                kernels.expand(matrix, group + 1, first, columns, other);
            }
            if (pair && count == 1) {
                kernels.multiplyPair(tile, other, columns, inputs.values(), inputs.offset(), sums.values(),
                        place);
            } else {
                kernels.multiply(tile, columns, inputs, sums, count);
                if (pair) {
                    kernels.multiply(other, columns, inputs, otherSums, count);
                }
            }
        }
    }

    private void normaliseAll(float[] weight, int count) {
        for (int t = 0; t < count; t++) {
            kernels.normalise(state, t * width, weight, settings.epsilon(), normed, t * width);
        }
    }

    /// Rotates neighbouring pairs of each head by the row's angles (GGUF stores llama weights for this
    /// order).
    private void rotate(float[] vectors, int offset, int heads, int t) {
        int pairs = frequencies.length;
        for (int head = 0; head < heads; head++) {
            int at = offset + head * settings.headSize();
            for (int pair = 0; pair < pairs; pair++) {
                float cosine = cosines[t * pairs + pair];
                float sine = sines[t * pairs + pair];
                float first = vectors[at + 2 * pair];
                float second = vectors[at + 2 * pair + 1];
                vectors[at + 2 * pair] = first * cosine - second * sine;
                vectors[at + 2 * pair + 1] = first * sine + second * cosine;
            }
        }
    }

    private void store(int layer, int t, Row row) {
        store(layer, t, row.blocks().get(row.position() / POSITIONS), row.position() % POSITIONS);
        for (CacheBlock copy : row.copies()) {
            store(layer, t, copy, row.position() % POSITIONS);
        }
    }

    private void store(int layer, int t, CacheBlock block, int slot) {
        int size = settings.headSize();
        for (int head = 0; head < settings.keyHeads(); head++) {
            int base = (layer * settings.keyHeads() + head) * size * POSITIONS;
            int from = t * settings.keyWidth() + head * size;
            for (int d = 0; d < size; d++) {
                block.keys[base + d * POSITIONS + slot] = key[from + d];
            }
            System.arraycopy(value, from, block.values, base + slot * size, size);
        }
    }

    /// All query heads of one row that share one key head.
    private void attendHead(int layer, int t, int keyHead, List<Row> rows, float[] scratch) {
        Row row = rows.get(t);
        int size = settings.headSize();
        int positions = row.position() + 1;
        int base = (layer * settings.keyHeads() + keyHead) * size * POSITIONS;
        int shared = settings.heads() / settings.keyHeads();
        float scale = (float) (1 / Math.sqrt(size));
        for (int head = keyHead * shared; head < (keyHead + 1) * shared; head++) {
            int at = t * settings.queryWidth() + head * size;
            for (int first = 0; first < positions; first += POSITIONS) {
                kernels.scores(query, at, size, row.blocks().get(first / POSITIONS).keys, base, scale,
                        scratch, first);
            }
            kernels.softmax(scratch, positions);
            Arrays.fill(attended, at, at + size, 0);
            for (int first = 0; first < positions; first += POSITIONS) {
                kernels.blend(scratch, first, Math.min(POSITIONS, positions - first),
                        row.blocks().get(first / POSITIONS).values, base, size, attended, at);
            }
        }
    }
}
