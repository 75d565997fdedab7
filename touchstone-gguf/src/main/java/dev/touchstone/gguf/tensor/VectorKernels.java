package dev.touchstone.gguf.tensor;

import static dev.touchstone.gguf.tensor.Matrix.BLOCK;
import static dev.touchstone.gguf.tensor.Matrix.GROUP;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.B2I;
import static jdk.incubator.vector.VectorOperators.EXP;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_B2I;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// Kernels on the Vector API, for registers of 256 or 512 bits.
///
/// Loaded only when the module is there. Accumulators are local variables, not arrays: only so does the compiler
/// keep them in registers.
final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();
    private static final VectorSpecies<Byte> BYTES = LANES == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;
    private static final int HALF = BLOCK / 2 * GROUP;

    /// Whether this machine's registers hold 8 or 16 floats.
    static boolean wideEnough() {
        return LANES == 8 || LANES == GROUP;
    }

    @Override
    public void expand(Matrix matrix, int group, int firstColumn, int columns, float[] tile) {
        switch (matrix) {
            case Matrix.FourBit four -> {
                int place = group * (four.columns() / BLOCK) + firstColumn / BLOCK;
                for (int lane = 0; lane < GROUP; lane += LANES) {
                    expandFourBit(four.codes(), four.scales(), four.offsets(), place, columns / BLOCK, lane, tile);
                }
            }
            case Matrix.EightBit eight -> {
                int place = group * (eight.columns() / BLOCK) + firstColumn / BLOCK;
                for (int lane = 0; lane < GROUP; lane += LANES) {
                    expandEightBit(eight.codes(), eight.scales(), place, columns / BLOCK, lane, tile);
                }
            }
            case Matrix.Floats floats -> System.arraycopy(floats.values(),
                    (group * floats.columns() + firstColumn) * GROUP, tile, 0, columns * GROUP);
        }
    }

    private static void expandFourBit(byte[] codes, float[] scales, float[] offsets, int place, int blocks, int lane,
            float[] tile) {
        for (int block = 0; block < blocks; block++) {
            int from = (place + block) * GROUP + lane;
            FloatVector scale = FloatVector.fromArray(FLOATS, scales, from);
            FloatVector offset = FloatVector.fromArray(FLOATS, offsets, from);
            int code = (place + block) * HALF + lane;
            int out = block * BLOCK * GROUP + lane;
            for (int index = 0; index < HALF; index += GROUP) {
                IntVector pair = (IntVector) ByteVector.fromArray(BYTES, codes, code + index)
                        .convertShape(ZERO_EXTEND_B2I, INTS, 0);
                FloatVector low = (FloatVector) pair.and(15).convertShape(I2F, FLOATS, 0);
                FloatVector high = (FloatVector) pair.lanewise(LSHR, 4).convertShape(I2F, FLOATS, 0);
                low.fma(scale, offset).intoArray(tile, out + index);
                high.fma(scale, offset).intoArray(tile, out + HALF + index);
            }
        }
    }

    private static void expandEightBit(byte[] codes, float[] scales, int place, int blocks, int lane, float[] tile) {
        for (int block = 0; block < blocks; block++) {
            FloatVector scale = FloatVector.fromArray(FLOATS, scales, (place + block) * GROUP + lane);
            int code = (place + block) * BLOCK * GROUP + lane;
            int out = block * BLOCK * GROUP + lane;
            for (int index = 0; index < BLOCK * GROUP; index += GROUP) {
                FloatVector value = (FloatVector) ByteVector.fromArray(BYTES, codes, code + index)
                        .convertShape(B2I, INTS, 0).convertShape(I2F, FLOATS, 0);
                value.mul(scale).intoArray(tile, out + index);
            }
        }
    }

    @Override
    public void multiply(float[] tile, int columns, Rows inputs, Rows outputs, int count) {
        for (int lane = 0; lane < GROUP; lane += LANES) {
            int t = 0;
            for (; t + 8 <= count; t += 8) {
                multiplyEight(tile, lane, columns, inputs.values(), inputs.offset() + t * inputs.stride(),
                        inputs.stride(), outputs.values(), outputs.offset() + t * outputs.stride() + lane,
                        outputs.stride());
            }
            if (t + 4 <= count) {
                multiplyFour(tile, lane, columns, inputs.values(), inputs.offset() + t * inputs.stride(),
                        inputs.stride(), outputs.values(), outputs.offset() + t * outputs.stride() + lane,
                        outputs.stride());
                t += 4;
            }
            for (; t < count; t++) {
                multiplyOne(tile, lane, columns, inputs.values(), inputs.offset() + t * inputs.stride(),
                        outputs.values(), outputs.offset() + t * outputs.stride() + lane);
            }
        }
    }

    private static void multiplyEight(float[] tile, int lane, int columns, float[] in, int i0, int step, float[] out,
            int o0, int outStep) {
        FloatVector s0 = FloatVector.fromArray(FLOATS, out, o0);
        FloatVector s1 = FloatVector.fromArray(FLOATS, out, o0 + outStep);
        FloatVector s2 = FloatVector.fromArray(FLOATS, out, o0 + 2 * outStep);
        FloatVector s3 = FloatVector.fromArray(FLOATS, out, o0 + 3 * outStep);
        FloatVector s4 = FloatVector.fromArray(FLOATS, out, o0 + 4 * outStep);
        FloatVector s5 = FloatVector.fromArray(FLOATS, out, o0 + 5 * outStep);
        FloatVector s6 = FloatVector.fromArray(FLOATS, out, o0 + 6 * outStep);
        FloatVector s7 = FloatVector.fromArray(FLOATS, out, o0 + 7 * outStep);
        int i1 = i0 + step;
        int i2 = i1 + step;
        int i3 = i2 + step;
        int i4 = i3 + step;
        int i5 = i4 + step;
        int i6 = i5 + step;
        int i7 = i6 + step;
        for (int k = 0; k < columns; k++) {
            FloatVector weight = FloatVector.fromArray(FLOATS, tile, k * GROUP + lane);
            s0 = weight.fma(FloatVector.broadcast(FLOATS, in[i0 + k]), s0);
            s1 = weight.fma(FloatVector.broadcast(FLOATS, in[i1 + k]), s1);
            s2 = weight.fma(FloatVector.broadcast(FLOATS, in[i2 + k]), s2);
            s3 = weight.fma(FloatVector.broadcast(FLOATS, in[i3 + k]), s3);
            s4 = weight.fma(FloatVector.broadcast(FLOATS, in[i4 + k]), s4);
            s5 = weight.fma(FloatVector.broadcast(FLOATS, in[i5 + k]), s5);
            s6 = weight.fma(FloatVector.broadcast(FLOATS, in[i6 + k]), s6);
            s7 = weight.fma(FloatVector.broadcast(FLOATS, in[i7 + k]), s7);
        }
        s0.intoArray(out, o0);
        s1.intoArray(out, o0 + outStep);
        s2.intoArray(out, o0 + 2 * outStep);
        s3.intoArray(out, o0 + 3 * outStep);
        s4.intoArray(out, o0 + 4 * outStep);
        s5.intoArray(out, o0 + 5 * outStep);
        s6.intoArray(out, o0 + 6 * outStep);
        s7.intoArray(out, o0 + 7 * outStep);
    }

    private static void multiplyFour(float[] tile, int lane, int columns, float[] in, int i0, int step, float[] out,
            int o0, int outStep) {
        FloatVector s0 = FloatVector.fromArray(FLOATS, out, o0);
        FloatVector s1 = FloatVector.fromArray(FLOATS, out, o0 + outStep);
        FloatVector s2 = FloatVector.fromArray(FLOATS, out, o0 + 2 * outStep);
        FloatVector s3 = FloatVector.fromArray(FLOATS, out, o0 + 3 * outStep);
        int i1 = i0 + step;
        int i2 = i1 + step;
        int i3 = i2 + step;
        for (int k = 0; k < columns; k++) {
            FloatVector weight = FloatVector.fromArray(FLOATS, tile, k * GROUP + lane);
            s0 = weight.fma(FloatVector.broadcast(FLOATS, in[i0 + k]), s0);
            s1 = weight.fma(FloatVector.broadcast(FLOATS, in[i1 + k]), s1);
            s2 = weight.fma(FloatVector.broadcast(FLOATS, in[i2 + k]), s2);
            s3 = weight.fma(FloatVector.broadcast(FLOATS, in[i3 + k]), s3);
        }
        s0.intoArray(out, o0);
        s1.intoArray(out, o0 + outStep);
        s2.intoArray(out, o0 + 2 * outStep);
        s3.intoArray(out, o0 + 3 * outStep);
    }

    /// Four partial sums, because one would wait for its own result in every step.
    private static void multiplyOne(float[] tile, int lane, int columns, float[] in, int i0, float[] out, int o0) {
        FloatVector s0 = FloatVector.fromArray(FLOATS, out, o0);
        FloatVector s1 = FloatVector.zero(FLOATS);
        FloatVector s2 = FloatVector.zero(FLOATS);
        FloatVector s3 = FloatVector.zero(FLOATS);
        int k = 0;
        for (; k + 4 <= columns; k += 4) {
            int at = k * GROUP + lane;
            s0 = FloatVector.fromArray(FLOATS, tile, at).fma(FloatVector.broadcast(FLOATS, in[i0 + k]), s0);
            s1 = FloatVector.fromArray(FLOATS, tile, at + GROUP)
                    .fma(FloatVector.broadcast(FLOATS, in[i0 + k + 1]), s1);
            s2 = FloatVector.fromArray(FLOATS, tile, at + 2 * GROUP)
                    .fma(FloatVector.broadcast(FLOATS, in[i0 + k + 2]), s2);
            s3 = FloatVector.fromArray(FLOATS, tile, at + 3 * GROUP)
                    .fma(FloatVector.broadcast(FLOATS, in[i0 + k + 3]), s3);
        }
        for (; k < columns; k++) {
            s0 = FloatVector.fromArray(FLOATS, tile, k * GROUP + lane)
                    .fma(FloatVector.broadcast(FLOATS, in[i0 + k]), s0);
        }
        s0.add(s1).add(s2.add(s3)).intoArray(out, o0);
    }

    @Override
    public void gate(float[] gate, float[] up, int offset, int length) {
        int index = offset;
        int end = offset + FLOATS.loopBound(length);
        for (; index < end; index += LANES) {
            FloatVector value = FloatVector.fromArray(FLOATS, gate, index);
            FloatVector divisor = value.neg().lanewise(EXP).add(1);
            value.div(divisor).mul(FloatVector.fromArray(FLOATS, up, index)).intoArray(gate, index);
        }
        for (; index < offset + length; index++) {
            gate[index] = (float) (gate[index] / (1 + Math.exp(-gate[index]))) * up[index];
        }
    }

    @Override
    public void normalise(float[] input, int inputOffset, float[] weight, float epsilon, float[] output,
            int outputOffset) {
        FloatVector sums = FloatVector.zero(FLOATS);
        int bound = FLOATS.loopBound(weight.length);
        int index = 0;
        for (; index < bound; index += LANES) {
            FloatVector value = FloatVector.fromArray(FLOATS, input, inputOffset + index);
            sums = value.fma(value, sums);
        }
        float squares = sums.reduceLanes(ADD);
        for (; index < weight.length; index++) {
            squares += input[inputOffset + index] * input[inputOffset + index];
        }
        float factor = (float) (1 / Math.sqrt(squares / weight.length + epsilon));
        for (index = 0; index < bound; index += LANES) {
            FloatVector.fromArray(FLOATS, input, inputOffset + index).mul(factor)
                    .mul(FloatVector.fromArray(FLOATS, weight, index)).intoArray(output, outputOffset + index);
        }
        for (; index < weight.length; index++) {
            output[outputOffset + index] = input[inputOffset + index] * factor * weight[index];
        }
    }

    @Override
    public void scores(float[] query, int queryOffset, int size, float[] keys, int keysOffset, float scale,
            float[] scores, int scoresOffset) {
        for (int lane = 0; lane < GROUP; lane += LANES) {
            FloatVector even = FloatVector.zero(FLOATS);
            FloatVector odd = FloatVector.zero(FLOATS);
            for (int d = 0; d < size; d += 2) {
                int at = keysOffset + d * GROUP + lane;
                even = FloatVector.fromArray(FLOATS, keys, at)
                        .fma(FloatVector.broadcast(FLOATS, query[queryOffset + d]), even);
                odd = FloatVector.fromArray(FLOATS, keys, at + GROUP)
                        .fma(FloatVector.broadcast(FLOATS, query[queryOffset + d + 1]), odd);
            }
            even.add(odd).mul(scale).intoArray(scores, scoresOffset + lane);
        }
    }

    @Override
    public void softmax(float[] scores, int length) {
        int bound = FLOATS.loopBound(length);
        FloatVector most = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
        int index = 0;
        for (; index < bound; index += LANES) {
            most = most.max(FloatVector.fromArray(FLOATS, scores, index));
        }
        float largest = most.reduceLanes(MAX);
        for (; index < length; index++) {
            largest = Math.max(largest, scores[index]);
        }
        FloatVector sums = FloatVector.zero(FLOATS);
        for (index = 0; index < bound; index += LANES) {
            FloatVector value = FloatVector.fromArray(FLOATS, scores, index).sub(largest).lanewise(EXP);
            value.intoArray(scores, index);
            sums = sums.add(value);
        }
        float sum = sums.reduceLanes(ADD);
        for (; index < length; index++) {
            scores[index] = (float) Math.exp(scores[index] - largest);
            sum += scores[index];
        }
        float factor = 1 / sum;
        for (index = 0; index < length; index++) {
            scores[index] *= factor;
        }
    }

    @Override
    public void blend(float[] weights, int weightsOffset, int positions, float[] values, int valuesOffset, int size,
            float[] output, int outputOffset) {
        for (int d = 0; d < size; d += LANES) {
            FloatVector sum = FloatVector.fromArray(FLOATS, output, outputOffset + d);
            for (int p = 0; p < positions; p++) {
                sum = FloatVector.fromArray(FLOATS, values, valuesOffset + p * size + d)
                        .fma(FloatVector.broadcast(FLOATS, weights[weightsOffset + p]), sum);
            }
            sum.intoArray(output, outputOffset + d);
        }
    }
}
