package dev.touchstone.gguf.tensor;

import static dev.touchstone.gguf.tensor.Matrix.BLOCK;
import static dev.touchstone.gguf.tensor.Matrix.GROUP;
import static jdk.incubator.vector.VectorOperators.B2I;
import static jdk.incubator.vector.VectorOperators.F2I;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_B2I;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// Kernels on the Vector API, for registers of 256 or 512 bits.
///
/// Loaded only when the module is there. Accumulators are local variables, not arrays: only so does the
/// compiler keep them in registers.
final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();
    private static final VectorSpecies<Byte> BYTES = LANES == 16 ? ByteVector.SPECIES_128
            : ByteVector.SPECIES_64;
    /// Added and taken away again, it rounds a float to a whole number.
    private static final float ROUNDING = 0x1.8p23f;
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
                    expandFourBit(four, place, columns / BLOCK, lane, tile);
                }
            }
            case Matrix.EightBit eight -> {
                int place = group * (eight.columns() / BLOCK) + firstColumn / BLOCK;
                for (int lane = 0; lane < GROUP; lane += LANES) {
                    expandEightBit(eight, place, columns / BLOCK, lane, tile);
                }
            }
            case Matrix.Floats floats -> System.arraycopy(floats.values(),
                    (group * floats.columns() + firstColumn) * GROUP, tile, 0, columns * GROUP);
        }
    }

    private static void expandFourBit(Matrix.FourBit four, int place, int blocks, int lane, float[] tile) {
        byte[] codes = four.codes();
        float[] scales = four.scales();
        float[] offsets = four.offsets();
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

    private static void expandEightBit(Matrix.EightBit eight, int place, int blocks, int lane, float[] tile) {
        byte[] codes = eight.codes();
        float[] scales = eight.scales();
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
        float[] in = inputs.values();
        float[] out = outputs.values();
        int step = inputs.stride();
        int outStep = outputs.stride();
        for (int lane = 0; lane < GROUP; lane += LANES) {
            int t = 0;
            for (; LANES == GROUP && t + 8 <= count; t += 8) {
                multiplyEight(tile, lane, columns, in, inputs.offset() + t * step, step, out,
                        outputs.offset() + t * outStep + lane, outStep);
            }
            for (; t + 4 <= count; t += 4) {
                multiplyFour(tile, lane, columns, in, inputs.offset() + t * step, step, out,
                        outputs.offset() + t * outStep + lane, outStep);
            }
            for (; t < count; t++) {
                multiplyOne(tile, lane, columns, in, inputs.offset() + t * step, out,
                        outputs.offset() + t * outStep + lane);
            }
        }
    }

    @SuppressWarnings({"checkstyle:ParameterNumber", "checkstyle:MethodLength"}) // eight rows, see the class
    private static void multiplyEight(float[] tile, int lane, int columns, float[] in, int i0, int step,
            float[] out, int o0, int outStep) {
        FloatVector even0 = FloatVector.fromArray(FLOATS, out, o0);
        FloatVector odd0 = FloatVector.zero(FLOATS);
        FloatVector even1 = FloatVector.fromArray(FLOATS, out, o0 + outStep);
        FloatVector odd1 = FloatVector.zero(FLOATS);
        FloatVector even2 = FloatVector.fromArray(FLOATS, out, o0 + 2 * outStep);
        FloatVector odd2 = FloatVector.zero(FLOATS);
        FloatVector even3 = FloatVector.fromArray(FLOATS, out, o0 + 3 * outStep);
        FloatVector odd3 = FloatVector.zero(FLOATS);
        FloatVector even4 = FloatVector.fromArray(FLOATS, out, o0 + 4 * outStep);
        FloatVector odd4 = FloatVector.zero(FLOATS);
        FloatVector even5 = FloatVector.fromArray(FLOATS, out, o0 + 5 * outStep);
        FloatVector odd5 = FloatVector.zero(FLOATS);
        FloatVector even6 = FloatVector.fromArray(FLOATS, out, o0 + 6 * outStep);
        FloatVector odd6 = FloatVector.zero(FLOATS);
        FloatVector even7 = FloatVector.fromArray(FLOATS, out, o0 + 7 * outStep);
        FloatVector odd7 = FloatVector.zero(FLOATS);
        int i1 = i0 + step;
        int i2 = i1 + step;
        int i3 = i2 + step;
        int i4 = i3 + step;
        int i5 = i4 + step;
        int i6 = i5 + step;
        int i7 = i6 + step;
        for (int k = 0; k < columns; k += 2) {
            FloatVector first = FloatVector.fromArray(FLOATS, tile, k * GROUP + lane);
            FloatVector second = FloatVector.fromArray(FLOATS, tile, k * GROUP + GROUP + lane);
            even0 = first.fma(FloatVector.broadcast(FLOATS, in[i0 + k]), even0);
            odd0 = second.fma(FloatVector.broadcast(FLOATS, in[i0 + k + 1]), odd0);
            even1 = first.fma(FloatVector.broadcast(FLOATS, in[i1 + k]), even1);
            odd1 = second.fma(FloatVector.broadcast(FLOATS, in[i1 + k + 1]), odd1);
            even2 = first.fma(FloatVector.broadcast(FLOATS, in[i2 + k]), even2);
            odd2 = second.fma(FloatVector.broadcast(FLOATS, in[i2 + k + 1]), odd2);
            even3 = first.fma(FloatVector.broadcast(FLOATS, in[i3 + k]), even3);
            odd3 = second.fma(FloatVector.broadcast(FLOATS, in[i3 + k + 1]), odd3);
            even4 = first.fma(FloatVector.broadcast(FLOATS, in[i4 + k]), even4);
            odd4 = second.fma(FloatVector.broadcast(FLOATS, in[i4 + k + 1]), odd4);
            even5 = first.fma(FloatVector.broadcast(FLOATS, in[i5 + k]), even5);
            odd5 = second.fma(FloatVector.broadcast(FLOATS, in[i5 + k + 1]), odd5);
            even6 = first.fma(FloatVector.broadcast(FLOATS, in[i6 + k]), even6);
            odd6 = second.fma(FloatVector.broadcast(FLOATS, in[i6 + k + 1]), odd6);
            even7 = first.fma(FloatVector.broadcast(FLOATS, in[i7 + k]), even7);
            odd7 = second.fma(FloatVector.broadcast(FLOATS, in[i7 + k + 1]), odd7);
        }
        even0.add(odd0).intoArray(out, o0);
        even1.add(odd1).intoArray(out, o0 + outStep);
        even2.add(odd2).intoArray(out, o0 + 2 * outStep);
        even3.add(odd3).intoArray(out, o0 + 3 * outStep);
        even4.add(odd4).intoArray(out, o0 + 4 * outStep);
        even5.add(odd5).intoArray(out, o0 + 5 * outStep);
        even6.add(odd6).intoArray(out, o0 + 6 * outStep);
        even7.add(odd7).intoArray(out, o0 + 7 * outStep);
    }

    @SuppressWarnings("checkstyle:ParameterNumber") // arrays with places in them, as in Kernels
    private static void multiplyFour(float[] tile, int lane, int columns, float[] in, int i0, int step,
            float[] out, int o0, int outStep) {
        FloatVector even0 = FloatVector.fromArray(FLOATS, out, o0);
        FloatVector odd0 = FloatVector.zero(FLOATS);
        FloatVector even1 = FloatVector.fromArray(FLOATS, out, o0 + outStep);
        FloatVector odd1 = FloatVector.zero(FLOATS);
        FloatVector even2 = FloatVector.fromArray(FLOATS, out, o0 + 2 * outStep);
        FloatVector odd2 = FloatVector.zero(FLOATS);
        FloatVector even3 = FloatVector.fromArray(FLOATS, out, o0 + 3 * outStep);
        FloatVector odd3 = FloatVector.zero(FLOATS);
        int i1 = i0 + step;
        int i2 = i1 + step;
        int i3 = i2 + step;
        for (int k = 0; k < columns; k += 2) {
            FloatVector first = FloatVector.fromArray(FLOATS, tile, k * GROUP + lane);
            FloatVector second = FloatVector.fromArray(FLOATS, tile, k * GROUP + GROUP + lane);
            even0 = first.fma(FloatVector.broadcast(FLOATS, in[i0 + k]), even0);
            odd0 = second.fma(FloatVector.broadcast(FLOATS, in[i0 + k + 1]), odd0);
            even1 = first.fma(FloatVector.broadcast(FLOATS, in[i1 + k]), even1);
            odd1 = second.fma(FloatVector.broadcast(FLOATS, in[i1 + k + 1]), odd1);
            even2 = first.fma(FloatVector.broadcast(FLOATS, in[i2 + k]), even2);
            odd2 = second.fma(FloatVector.broadcast(FLOATS, in[i2 + k + 1]), odd2);
            even3 = first.fma(FloatVector.broadcast(FLOATS, in[i3 + k]), even3);
            odd3 = second.fma(FloatVector.broadcast(FLOATS, in[i3 + k + 1]), odd3);
        }
        even0.add(odd0).intoArray(out, o0);
        even1.add(odd1).intoArray(out, o0 + outStep);
        even2.add(odd2).intoArray(out, o0 + 2 * outStep);
        even3.add(odd3).intoArray(out, o0 + 3 * outStep);
    }

    @SuppressWarnings("checkstyle:ParameterNumber") // arrays with places in them, as in Kernels
    private static void multiplyOne(float[] tile, int lane, int columns, float[] in, int i0, float[] out,
            int o0) {
        FloatVector even = FloatVector.fromArray(FLOATS, out, o0);
        FloatVector odd = FloatVector.zero(FLOATS);
        for (int k = 0; k < columns; k += 2) {
            FloatVector first = FloatVector.fromArray(FLOATS, tile, k * GROUP + lane);
            FloatVector second = FloatVector.fromArray(FLOATS, tile, k * GROUP + GROUP + lane);
            even = first.fma(FloatVector.broadcast(FLOATS, in[i0 + k]), even);
            odd = second.fma(FloatVector.broadcast(FLOATS, in[i0 + k + 1]), odd);
        }
        even.add(odd).intoArray(out, o0);
    }

    /// One input with two groups at a time: four sums that do not wait for each other.
    @Override
    public void multiplyPair(float[] tile, float[] other, int columns, float[] in, int i0, float[] out,
            int o0) {
        for (int lane = 0; lane < GROUP; lane += LANES) {
            FloatVector even = FloatVector.fromArray(FLOATS, out, o0 + lane);
            FloatVector odd = FloatVector.zero(FLOATS);
            FloatVector otherEven = FloatVector.fromArray(FLOATS, out, o0 + GROUP + lane);
            FloatVector otherOdd = FloatVector.zero(FLOATS);
            for (int k = 0; k < columns; k += 2) {
                int at = k * GROUP + lane;
                FloatVector left = FloatVector.broadcast(FLOATS, in[i0 + k]);
                FloatVector right = FloatVector.broadcast(FLOATS, in[i0 + k + 1]);
                even = FloatVector.fromArray(FLOATS, tile, at).fma(left, even);
                odd = FloatVector.fromArray(FLOATS, tile, at + GROUP).fma(right, odd);
                otherEven = FloatVector.fromArray(FLOATS, other, at).fma(left, otherEven);
                otherOdd = FloatVector.fromArray(FLOATS, other, at + GROUP).fma(right, otherOdd);
            }
            even.add(odd).intoArray(out, o0 + lane);
            otherEven.add(otherOdd).intoArray(out, o0 + GROUP + lane);
        }
    }

    /// eˣ for x from −87 to 88, others taken to the nearer end; relative error below 2·10⁻⁷.
    ///
    /// x = n·ln 2 + r, a polynomial for eʳ (Cephes `expf`), n into the exponent. Not the Vector API's own
    /// `EXP`, whose results differ between interpreted and compiled code.
    private static FloatVector exp(FloatVector x) {
        FloatVector bounded = x.max(-87f).min(88f);
        FloatVector n = bounded.mul(1.44269504f).add(ROUNDING).sub(ROUNDING);
        FloatVector r = n.fma(FloatVector.broadcast(FLOATS, -0.693359375f), bounded);
        r = n.fma(FloatVector.broadcast(FLOATS, 2.12194440e-4f), r);
        FloatVector p = FloatVector.broadcast(FLOATS, 1.9875691500e-4f);
        p = p.fma(r, FloatVector.broadcast(FLOATS, 1.3981999507e-3f));
        p = p.fma(r, FloatVector.broadcast(FLOATS, 8.3334519073e-3f));
        p = p.fma(r, FloatVector.broadcast(FLOATS, 4.1665795894e-2f));
        p = p.fma(r, FloatVector.broadcast(FLOATS, 1.6666665459e-1f));
        p = p.fma(r, FloatVector.broadcast(FLOATS, 5.0000001201e-1f));
        p = p.fma(r.mul(r), r).add(1f);
        IntVector power = ((IntVector) n.convertShape(F2I, INTS, 0)).add(127).lanewise(LSHL, 23);
        return p.mul(power.reinterpretAsFloats());
    }

    /// The lanes summed in order; `reduceLanes` leaves the order open.
    private static float sum(FloatVector vector) {
        float sum = 0;
        for (float lane : vector.toArray()) {
            sum += lane;
        }
        return sum;
    }

    @Override
    public void gate(float[] gate, float[] up, int offset, int length) {
        int index = offset;
        int end = offset + FLOATS.loopBound(length);
        for (; index < end; index += LANES) {
            FloatVector value = FloatVector.fromArray(FLOATS, gate, index);
            FloatVector divisor = exp(value.neg()).add(1);
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
        float squares = sum(sums);
        for (; index < weight.length; index++) {
            squares += input[inputOffset + index] * input[inputOffset + index];
        }
        float factor = (float) (1 / Math.sqrt(squares / weight.length + epsilon));
        for (index = 0; index < bound; index += LANES) {
            FloatVector.fromArray(FLOATS, input, inputOffset + index).mul(factor)
                    .mul(FloatVector.fromArray(FLOATS, weight, index))
                    .intoArray(output, outputOffset + index);
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
            FloatVector value = exp(FloatVector.fromArray(FLOATS, scores, index).sub(largest));
            value.intoArray(scores, index);
            sums = sums.add(value);
        }
        float sum = sum(sums);
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
    public void blend(float[] weights, int weightsOffset, int positions, float[] values, int valuesOffset,
            int size, float[] output, int outputOffset) {
        int d = 0;
        for (; d + 4 * LANES <= size; d += 4 * LANES) {
            int out = outputOffset + d;
            FloatVector s0 = FloatVector.fromArray(FLOATS, output, out);
            FloatVector s1 = FloatVector.fromArray(FLOATS, output, out + LANES);
            FloatVector s2 = FloatVector.fromArray(FLOATS, output, out + 2 * LANES);
            FloatVector s3 = FloatVector.fromArray(FLOATS, output, out + 3 * LANES);
            for (int p = 0; p < positions; p++) {
                int at = valuesOffset + p * size + d;
                FloatVector weight = FloatVector.broadcast(FLOATS, weights[weightsOffset + p]);
                s0 = FloatVector.fromArray(FLOATS, values, at).fma(weight, s0);
                s1 = FloatVector.fromArray(FLOATS, values, at + LANES).fma(weight, s1);
                s2 = FloatVector.fromArray(FLOATS, values, at + 2 * LANES).fma(weight, s2);
                s3 = FloatVector.fromArray(FLOATS, values, at + 3 * LANES).fma(weight, s3);
            }
            s0.intoArray(output, out);
            s1.intoArray(output, out + LANES);
            s2.intoArray(output, out + 2 * LANES);
            s3.intoArray(output, out + 3 * LANES);
        }
        for (; d < size; d += LANES) {
            FloatVector sum = FloatVector.fromArray(FLOATS, output, outputOffset + d);
            for (int p = 0; p < positions; p++) {
                sum = FloatVector.fromArray(FLOATS, values, valuesOffset + p * size + d)
                        .fma(FloatVector.broadcast(FLOATS, weights[weightsOffset + p]), sum);
            }
            sum.intoArray(output, outputOffset + d);
        }
    }
}
