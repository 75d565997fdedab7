package dev.touchstone.store.log;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing byte array whose bytes can be read in place; reused between records. Not thread-safe.
final class ByteBuilder extends OutputStream {

    private byte[] bytes;
    private int length;

    ByteBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    /// The backing array; valid until the next write.
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int capacity() {
        return bytes.length;
    }

    void clear() {
        length = 0;
    }

    @Override
    public void write(int one) {
        reserve(1);
        bytes[length++] = (byte) one;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /// Appends a text of ASCII characters.
    void ascii(String text) {
        byte[] source = text.getBytes(StandardCharsets.ISO_8859_1);
        write(source, 0, source.length);
    }

    private void reserve(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, count), (int) Math.min(
                    Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
    }
}
