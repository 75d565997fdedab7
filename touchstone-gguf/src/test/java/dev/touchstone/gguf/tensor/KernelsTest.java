package dev.touchstone.gguf.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.gguf.format.Tensor;
import dev.touchstone.gguf.format.TensorType;
import dev.touchstone.gguf.tensor.Kernels.Rows;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelsTest {

    private static final int ROWS = 40;
    private static final int COLUMNS = 320;
    private static final int INPUTS = 13;

    private final Random random = new Random(7);

    private static Stream<Kernels> kernels() {
        assumeTrue(Kernels.vectorsPresent(),
                "no vector kernels: start with --add-modules jdk.incubator.vector");
        return Stream.of(new ScalarKernels(), new VectorKernels());
    }

    /// Blocks of random codes with scales of ordinary size.
    private Tensor tensor(TensorType type) {
        byte[] bytes = new byte[ROWS * COLUMNS / type.blockElements() * type.blockBytes()];
        random.nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int block = 0; block < bytes.length; block += type.blockBytes()) {
            switch (type) {
                case F32 -> buffer.putFloat(block, random.nextFloat() - 0.5f);
                case F16, Q4_0, Q8_0 -> buffer.putShort(block,
                        Float.floatToFloat16(random.nextFloat() - 0.5f));
                case Q4_1 -> buffer.putShort(block, Float.floatToFloat16(random.nextFloat() - 0.5f))
                        .putShort(block + 2, Float.floatToFloat16(random.nextFloat() - 0.5f));
            }
        }
        return new Tensor("t", type, COLUMNS, ROWS, MemorySegment.ofArray(bytes));
    }

    private float[] floats(int count) {
        float[] values = new float[count];
        for (int index = 0; index < count; index++) {
            values[index] = random.nextFloat() * 2 - 1;
        }
        return values;
    }

    private static float[] product(Kernels kernels, Matrix matrix, float[] inputs, int count) {
        int stride = Matrix.padded(ROWS);
        float[] outputs = new float[count * stride];
        float[] tile = new float[Kernels.TILE_FLOATS];
        for (int group = 0; group < matrix.groups(); group++) {
            for (int first = 0; first < COLUMNS; first += Kernels.TILE_COLUMNS) {
                int columns = Math.min(Kernels.TILE_COLUMNS, COLUMNS - first);
                kernels.expand(matrix, group, first, columns, tile);
                kernels.multiply(tile, columns, new Rows(inputs, first, COLUMNS),
                        new Rows(outputs, group * Matrix.GROUP, stride), count);
            }
        }
        return outputs;
    }

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void everyTypeMultipliesAsItsPlainFloatsDo(TensorType type) {
        Tensor tensor = tensor(type);
        Matrix matrix = Packer.pack(tensor);
        float[] inputs = floats(INPUTS * COLUMNS);
        kernels().forEach(kernels -> {
            float[] outputs = product(kernels, matrix, inputs, INPUTS);
            float[] row = new float[COLUMNS];
            for (int r = 0; r < ROWS; r++) {
                Packer.unpackRow(tensor, r, row, 0);
                for (int t = 0; t < INPUTS; t++) {
                    double expected = 0;
                    double size = 0;
                    for (int k = 0; k < COLUMNS; k++) {
                        expected += (double) row[k] * inputs[t * COLUMNS + k];
                        size += Math.abs((double) row[k] * inputs[t * COLUMNS + k]);
                    }
                    assertThat((double) outputs[t * Matrix.padded(ROWS) + r])
                            .isCloseTo(expected, Offset.offset(1e-6 * size + 1e-9));
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void oneInputGivesTheSameBitsAloneAndAmongOthers(TensorType type) {
        Matrix matrix = Packer.pack(tensor(type));
        float[] inputs = floats(INPUTS * COLUMNS);
        kernels().forEach(kernels -> {
            float[] together = product(kernels, matrix, inputs, INPUTS);
            int stride = Matrix.padded(ROWS);
            for (int t = 0; t < INPUTS; t++) {
                float[] one = Arrays.copyOfRange(inputs, t * COLUMNS, (t + 1) * COLUMNS);
                float[] expected = Arrays.copyOfRange(together, t * stride, (t + 1) * stride);
                assertThat(product(kernels, matrix, one, 1)).isEqualTo(expected);
                assertThat(pairwise(kernels, matrix, one)).isEqualTo(expected);
            }
        });
    }

    /// The first two groups by [Kernels#multiplyPair], the third alone.
    private static float[] pairwise(Kernels kernels, Matrix matrix, float[] input) {
        float[] output = new float[Matrix.padded(ROWS)];
        float[] tile = new float[Kernels.TILE_FLOATS];
        float[] other = new float[Kernels.TILE_FLOATS];
        for (int first = 0; first < COLUMNS; first += Kernels.TILE_COLUMNS) {
            int columns = Math.min(Kernels.TILE_COLUMNS, COLUMNS - first);
            kernels.expand(matrix, 0, first, columns, tile);
            kernels.expand(matrix, 1, first, columns, other);
            kernels.multiplyPair(tile, other, columns, input, first, output, 0);
            kernels.expand(matrix, 2, first, columns, tile);
            kernels.multiply(tile, columns, new Rows(input, first, 0), new Rows(output, 32, 0), 1);
        }
        return output;
    }

    @Test
    void theOtherKernelsAgreeWithEachOther() {
        float[] first = floats(100);
        float[] second = floats(100);
        float[] keys = floats(64 * Matrix.GROUP);
        float[][] results = kernels().map(kernels -> {
            float[] gated = first.clone();
            kernels.gate(gated, second, 3, 90);
            float[] normed = new float[100];
            kernels.normalise(first, 1, Arrays.copyOf(second, 99), 1e-5f, normed, 1);
            float[] scores = new float[32];
            kernels.scores(first, 5, 64, keys, 0, 0.125f, scores, 16);
            float[] shares = second.clone();
            kernels.softmax(shares, 37);
            float[] blended = new float[96];
            kernels.blend(shares, 2, 10, keys, 0, 80, blended, 16);
            float[] all = new float[gated.length + normed.length + scores.length + shares.length
                    + blended.length];
            int at = 0;
            for (float[] part : new float[][] {gated, normed, scores, shares, blended}) {
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            return all;
        }).toArray(float[][]::new);
        assertThat(results[1]).containsExactly(results[0], Offset.offset(1e-5f));
    }

    @Test
    void softmaxSumsToOneAlsoForExtremeScores() {
        kernels().forEach(kernels -> {
            float[] scores = {-1e30f, 500, 499, -3e38f};
            kernels.softmax(scores, 4);
            assertThat(scores[1] + scores[2]).isCloseTo(1f, Offset.offset(1e-6f));
            assertThat(scores[0]).isBetween(0f, 1e-37f);
        });
    }
}
