package dev.touchstone.gguf.tensor;

import static dev.touchstone.gguf.tensor.Matrix.BLOCK;
import static dev.touchstone.gguf.tensor.Matrix.GROUP;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.gguf.format.Tensor;
import dev.touchstone.gguf.format.TensorType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Turns tensors of a file into packed matrices, single rows or float vectors.
public final class Packer {

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int NIBBLE_BYTES = BLOCK / 2;

    private Packer() {}

    /// Packs a whole tensor; the result no longer needs the file.
    ///
    /// @throws TouchstoneException when the matrix is larger than a Java array
    public static Matrix pack(Tensor tensor) {
        if (tensor.columns() % 2 != 0) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_INVALID,
                    "tensor '%s' has rows of %d numbers, this runtime needs an even number"
                            .formatted(tensor.name(), tensor.columns()));
        }
        long cells = (long) Matrix.padded(tensor.rows()) * tensor.columns();
        long largest = tensor.type() == TensorType.Q4_0 || tensor.type() == TensorType.Q4_1 ? cells / 2
                : cells;
        if (largest > Integer.MAX_VALUE - 64) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_INVALID,
                    "tensor '%s' has %d cells, more than this runtime holds; choose a smaller model"
                            .formatted(tensor.name(), cells));
        }
        return switch (tensor.type()) {
            case F32, F16 -> packFloats(tensor, (int) cells);
            case Q4_0 -> packFourBit(tensor, 2, (int) cells);
            case Q4_1 -> packFourBit(tensor, 4, (int) cells);
            case Q8_0 -> packEightBit(tensor, (int) cells);
        };
    }

    private static Matrix packFourBit(Tensor tensor, int headBytes, int cells) {
        int blocks = tensor.columns() / BLOCK;
        byte[] codes = new byte[cells / 2];
        float[] scales = new float[cells / BLOCK];
        float[] offsets = new float[cells / BLOCK];
        byte[] row = new byte[(int) tensor.rowBytes()];
        for (int r = 0; r < tensor.rows(); r++) {
            copyRow(tensor, r, row);
            MemorySegment bytes = MemorySegment.ofArray(row);
            int lane = r % GROUP;
            int at = 0;
            for (int block = 0; block < blocks; block++) {
                int place = r / GROUP * blocks + block;
                float scale = finite(half(bytes, at), tensor);
                scales[place * GROUP + lane] = scale;
                offsets[place * GROUP + lane] =
                        headBytes == 4 ? finite(half(bytes, at + 2), tensor) : -8 * scale;
                at += headBytes;
                int code = place * NIBBLE_BYTES * GROUP + lane;
                for (int index = 0; index < NIBBLE_BYTES; index++) {
                    codes[code + index * GROUP] = row[at++];
                }
            }
        }
        return new Matrix.FourBit(tensor.rows(), tensor.columns(), codes, scales, offsets);
    }

    private static Matrix packEightBit(Tensor tensor, int cells) {
        int blocks = tensor.columns() / BLOCK;
        byte[] codes = new byte[cells];
        float[] scales = new float[cells / BLOCK];
        byte[] row = new byte[(int) tensor.rowBytes()];
        for (int r = 0; r < tensor.rows(); r++) {
            copyRow(tensor, r, row);
            MemorySegment bytes = MemorySegment.ofArray(row);
            int lane = r % GROUP;
            int at = 0;
            for (int block = 0; block < blocks; block++) {
                int place = r / GROUP * blocks + block;
                scales[place * GROUP + lane] = finite(half(bytes, at), tensor);
                at += 2;
                int code = place * BLOCK * GROUP + lane;
                for (int index = 0; index < BLOCK; index++) {
                    codes[code + index * GROUP] = row[at++];
                }
            }
        }
        return new Matrix.EightBit(tensor.rows(), tensor.columns(), codes, scales);
    }

    private static Matrix packFloats(Tensor tensor, int cells) {
        float[] values = new float[cells];
        float[] row = new float[tensor.columns()];
        for (int r = 0; r < tensor.rows(); r++) {
            unpackRow(tensor, r, row, 0);
            int start = r / GROUP * tensor.columns() * GROUP + r % GROUP;
            for (int column = 0; column < row.length; column++) {
                values[start + column * GROUP] = row[column];
            }
        }
        return new Matrix.Floats(tensor.rows(), tensor.columns(), values);
    }

    /// One row as floats, read from the file.
    public static void unpackRow(Tensor tensor, int row, float[] out, int offset) {
        MemorySegment bytes = tensor.data().asSlice(row * tensor.rowBytes(), tensor.rowBytes());
        int columns = tensor.columns();
        switch (tensor.type()) {
            case F32 -> {
                for (int column = 0; column < columns; column++) {
                    out[offset + column] = bytes.get(FLOAT, 4L * column);
                }
            }
            case F16 -> {
                for (int column = 0; column < columns; column++) {
                    out[offset + column] = half(bytes, 2 * column);
                }
            }
            case Q4_0 -> unpackNibbles(bytes, columns, 2, out, offset);
            case Q4_1 -> unpackNibbles(bytes, columns, 4, out, offset);
            case Q8_0 -> {
                for (int column = 0; column < columns; column++) {
                    int block = column / BLOCK * 34;
                    out[offset + column] = half(bytes, block)
                            * bytes.get(ValueLayout.JAVA_BYTE, block + 2 + column % BLOCK);
                }
            }
        }
    }

    private static void unpackNibbles(MemorySegment bytes, int columns, int headBytes, float[] out,
            int offset) {
        for (int column = 0; column < columns; column++) {
            int block = column / BLOCK * (headBytes + NIBBLE_BYTES);
            int index = column % BLOCK;
            int pair = bytes.get(ValueLayout.JAVA_BYTE, block + headBytes + index % NIBBLE_BYTES);
            int code = index < NIBBLE_BYTES ? pair & 15 : pair >> 4 & 15;
            float scale = half(bytes, block);
            out[offset + column] = scale * code + (headBytes == 4 ? half(bytes, block + 2) : -8 * scale);
        }
    }

    /// A tensor of one row, such as a norm's weights, as floats.
    public static float[] vector(Tensor tensor) {
        float[] values = new float[tensor.columns()];
        unpackRow(tensor, 0, values, 0);
        return values;
    }

    private static void copyRow(Tensor tensor, int row, byte[] out) {
        MemorySegment.copy(tensor.data(), ValueLayout.JAVA_BYTE, row * tensor.rowBytes(), out, 0, out.length);
    }

    private static float finite(float scale, Tensor tensor) {
        if (!Float.isFinite(scale)) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_INVALID,
                    "tensor '%s' holds a scale that is not a finite number: damaged; fetch the file again"
                            .formatted(tensor.name()));
        }
        return scale;
    }

    private static float half(MemorySegment bytes, int at) {
        return Float.float16ToFloat(bytes.get(SHORT, at));
    }
}
