package dev.touchstone.gguf.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Writes small GGUF files for tests, right ones and, by its settings, wrong ones.
public final class GgufBytes {

    private final Map<String, byte[]> metadata = new LinkedHashMap<>();
    private final List<Entry> tensors = new ArrayList<>();
    private int offset;

    private record Entry(String name, long[] shape, int type, long offset, byte[] data) {}

    public GgufBytes text(String key, String value) {
        return raw(key, 8, textBytes(value));
    }

    public GgufBytes whole(String key, int value) {
        return raw(key, 4, numbers(4, buffer -> buffer.putInt(value)));
    }

    public GgufBytes real(String key, float value) {
        return raw(key, 6, numbers(4, buffer -> buffer.putFloat(value)));
    }

    public GgufBytes texts(String key, List<String> values) {
        ByteArrayOutputStream out = arrayHead(8, values.size());
        values.forEach(value -> out.writeBytes(textBytes(value)));
        return raw(key, 9, out.toByteArray());
    }

    public GgufBytes wholes(String key, List<Integer> values) {
        ByteArrayOutputStream out = arrayHead(5, values.size());
        values.forEach(value -> out.writeBytes(numbers(4, buffer -> buffer.putInt(value))));
        return raw(key, 9, out.toByteArray());
    }

    /// An entry whose type and bytes need not fit together.
    public GgufBytes raw(String key, int type, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(numbers(4, buffer -> buffer.putInt(type)));
        out.writeBytes(value);
        metadata.put(key, out.toByteArray());
        return this;
    }

    /// A tensor of 32-bit floats.
    public GgufBytes floats(String name, float[] values, long... shape) {
        return tensor(name, 0, numbers(values.length * 4, buffer -> {
            for (float value : values) {
                buffer.putFloat(value);
            }
        }), shape);
    }

    /// A tensor in any type.
    public GgufBytes tensor(String name, int type, byte[] data, long... shape) {
        tensors.add(new Entry(name, shape, type, offset, data));
        offset = (offset + data.length + 31) / 32 * 32;
        return this;
    }

    /// A tensor whose offset is told wrongly.
    public GgufBytes misplaced(String name, long wrongOffset, byte[] data, long... shape) {
        tensors.add(new Entry(name, shape, 0, wrongOffset, data));
        offset = (offset + data.length + 31) / 32 * 32;
        return this;
    }

    /// The file.
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(numbers(20, buffer -> buffer.putInt(3).putLong(tensors.size())
                .putLong(metadata.size())));
        metadata.forEach((key, value) -> {
            out.writeBytes(textBytes(key));
            out.writeBytes(value);
        });
        for (Entry tensor : tensors) {
            out.writeBytes(textBytes(tensor.name()));
            out.writeBytes(numbers(4, buffer -> buffer.putInt(tensor.shape().length)));
            for (long size : tensor.shape()) {
                out.writeBytes(numbers(8, buffer -> buffer.putLong(size)));
            }
            out.writeBytes(numbers(12, buffer -> buffer.putInt(tensor.type()).putLong(tensor.offset())));
        }
        for (Entry tensor : tensors) {
            pad(out);
            out.writeBytes(tensor.data());
        }
        return out.toByteArray();
    }

    private static void pad(ByteArrayOutputStream out) {
        while (out.size() % 32 != 0) {
            out.write(0);
        }
    }

    private static ByteArrayOutputStream arrayHead(int type, int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(numbers(12, buffer -> buffer.putInt(type).putLong(count)));
        return out;
    }

    private static byte[] textBytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return numbers(8 + utf8.length, buffer -> buffer.putLong(utf8.length).put(utf8));
    }

    private static byte[] numbers(int size, Consumer<ByteBuffer> writer) {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        writer.accept(buffer);
        return buffer.array();
    }
}
