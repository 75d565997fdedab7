package dev.touchstone.gguf.format;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Reads little-endian numbers and texts one after the other; every length is checked before it is believed.
final class Cursor {

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final MemorySegment bytes;
    private long position;

    Cursor(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    long position() {
        return position;
    }

    byte readByte(String what) {
        return bytes.get(ValueLayout.JAVA_BYTE, advance(1, what));
    }

    short readShort(String what) {
        return bytes.get(SHORT, advance(2, what));
    }

    int readInt(String what) {
        return bytes.get(INT, advance(4, what));
    }

    long readLong(String what) {
        return bytes.get(LONG, advance(8, what));
    }

    /// A count of things that take at least `leastBytes` each: more than the rest of the file can hold is
    /// refused.
    int readCount(int leastBytes, String what) {
        long count = readLong(what);
        long most = (bytes.byteSize() - position) / leastBytes;
        if (count < 0 || count > most || count > Integer.MAX_VALUE) {
            throw invalid("%s is %s, but the rest of the file holds at most %d"
                    .formatted(what, Long.toUnsignedString(count), most));
        }
        return (int) count;
    }

    String readText(String what) {
        int length = readCount(1, "length of " + what);
        byte[] text = new byte[length];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, advance(length, what), text, 0, length);
        return new String(text, StandardCharsets.UTF_8);
    }

    TouchstoneException invalid(String found) {
        return new TouchstoneException(ErrorCode.MODEL_FILE_INVALID,
                "%s: at byte %d: %s; fetch the file again".formatted(file, position, found));
    }

    private long advance(long length, String what) {
        if (length > bytes.byteSize() - position) {
            throw invalid("the file ends inside %s: %d bytes expected, %d left"
                    .formatted(what, length, bytes.byteSize() - position));
        }
        long start = position;
        position += length;
        return start;
    }
}
