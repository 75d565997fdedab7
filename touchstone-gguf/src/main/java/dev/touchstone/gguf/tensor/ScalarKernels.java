package dev.touchstone.gguf.tensor;

import static dev.touchstone.gguf.tensor.Matrix.BLOCK;
import static dev.touchstone.gguf.tensor.Matrix.GROUP;

/// Kernels in plain Java; loops run over the rows of a group, which the compiler can vectorise by itself.
final class ScalarKernels implements Kernels {

    @Override
    public void expand(Matrix matrix, int group, int firstColumn, int columns, float[] tile) {
        switch (matrix) {
            case Matrix.FourBit four -> expandFourBit(four, group, firstColumn, columns, tile);
            case Matrix.EightBit eight -> expandEightBit(eight, group, firstColumn, columns, tile);
            case Matrix.Floats floats -> System.arraycopy(floats.values(),
                    (group * floats.columns() + firstColumn) * GROUP, tile, 0, columns * GROUP);
        }
    }

    private static void expandFourBit(Matrix.FourBit matrix, int group, int firstColumn, int columns,
            float[] tile) {
        int half = BLOCK / 2 * GROUP;
        for (int block = 0; block < columns / BLOCK; block++) {
            int place = group * (matrix.columns() / BLOCK) + firstColumn / BLOCK + block;
            int scales = place * GROUP;
            int codes = place * half;
            int out = block * BLOCK * GROUP;
            for (int index = 0; index < half; index += GROUP) {
                for (int r = 0; r < GROUP; r++) {
                    int pair = matrix.codes()[codes + index + r];
                    float scale = matrix.scales()[scales + r];
                    float offset = matrix.offsets()[scales + r];
                    tile[out + index + r] = scale * (pair & 15) + offset;
                    tile[out + half + index + r] = scale * (pair >> 4 & 15) + offset;
                }
            }
        }
    }

    private static void expandEightBit(Matrix.EightBit matrix, int group, int firstColumn, int columns,
            float[] tile) {
        for (int column = 0; column < columns; column++) {
            int scales = (group * (matrix.columns() / BLOCK) + (firstColumn + column) / BLOCK) * GROUP;
            int codes = (group * matrix.columns() + firstColumn + column) * GROUP;
            for (int r = 0; r < GROUP; r++) {
                tile[column * GROUP + r] = matrix.scales()[scales + r] * matrix.codes()[codes + r];
            }
        }
    }

    @Override
    public void multiply(float[] tile, int columns, Rows inputs, Rows outputs, int count) {
        float[] sums = new float[GROUP];
        for (int t = 0; t < count; t++) {
            int input = inputs.offset() + t * inputs.stride();
            int output = outputs.offset() + t * outputs.stride();
            System.arraycopy(outputs.values(), output, sums, 0, GROUP);
            for (int column = 0; column < columns; column++) {
                float value = inputs.values()[input + column];
                int row = column * GROUP;
                for (int r = 0; r < GROUP; r++) {
                    sums[r] += tile[row + r] * value;
                }
            }
            System.arraycopy(sums, 0, outputs.values(), output, GROUP);
        }
    }

    @Override
    public void multiplyPair(float[] tile, float[] other, int columns, float[] input, int inputOffset,
            float[] output, int outputOffset) {
        Rows inputs = new Rows(input, inputOffset, 0);
        multiply(tile, columns, inputs, new Rows(output, outputOffset, 0), 1);
        multiply(other, columns, inputs, new Rows(output, outputOffset + GROUP, 0), 1);
    }

    @Override
    public void gate(float[] gate, float[] up, int offset, int length) {
        for (int index = offset; index < offset + length; index++) {
            gate[index] = (float) (gate[index] / (1 + Math.exp(-gate[index]))) * up[index];
        }
    }

    @Override
    public void normalise(float[] input, int inputOffset, float[] weight, float epsilon, float[] output,
            int outputOffset) {
        float squares = 0;
        for (int index = 0; index < weight.length; index++) {
            squares += input[inputOffset + index] * input[inputOffset + index];
        }
        float factor = (float) (1 / Math.sqrt(squares / weight.length + epsilon));
        for (int index = 0; index < weight.length; index++) {
            output[outputOffset + index] = input[inputOffset + index] * factor * weight[index];
        }
    }

    @Override
    public void scores(float[] query, int queryOffset, int size, float[] keys, int keysOffset, float scale,
            float[] scores, int scoresOffset) {
        float[] sums = new float[GROUP];
        for (int d = 0; d < size; d++) {
            float value = query[queryOffset + d] * scale;
            for (int p = 0; p < GROUP; p++) {
                sums[p] += value * keys[keysOffset + d * GROUP + p];
            }
        }
        System.arraycopy(sums, 0, scores, scoresOffset, GROUP);
    }

    @Override
    public void softmax(float[] scores, int length) {
        float largest = scores[0];
        for (int index = 1; index < length; index++) {
            largest = Math.max(largest, scores[index]);
        }
        float sum = 0;
        for (int index = 0; index < length; index++) {
            scores[index] = (float) Math.exp(scores[index] - largest);
            sum += scores[index];
        }
        for (int index = 0; index < length; index++) {
            scores[index] /= sum;
        }
    }

    @Override
    public void blend(float[] weights, int weightsOffset, int positions, float[] values, int valuesOffset,
            int size, float[] output, int outputOffset) {
        for (int p = 0; p < positions; p++) {
            float weight = weights[weightsOffset + p];
            for (int d = 0; d < size; d++) {
                output[outputOffset + d] += weight * values[valuesOffset + p * size + d];
            }
        }
    }
}
