package dev.touchstone.tasks.read;

import dev.touchstone.core.value.Fields;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The bytes of one row while it is being read, and their strict decoding.
final class RowBuffer {

    /// No row may be longer: 64 MiB.
    static final int MOST_BYTES = 64 << 20;

    /// A buffer that one long row has grown is given up when the next row begins.
    private static final int KEPT_BYTES = 1 << 20;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private byte[] bytes = new byte[1 << 12];
    private CharBuffer characters = CharBuffer.allocate(1 << 12);
    private int length;
    private Place place;

    RowBuffer(Place first) {
        this.place = first;
    }

    /// Begins a row.
    void begin(Place at) {
        place = at;
        length = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[1 << 12];
            characters = CharBuffer.allocate(1 << 12);
        }
    }

    int length() {
        return length;
    }

    void append(byte next) {
        reserve(1);
        bytes[length++] = next;
    }

    void append(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /// Removes a carriage return at the end.
    void dropCarriageReturn() {
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
    }

    /// Whether there is nothing but spaces and tabs.
    boolean blank() {
        for (int at = 0; at < length; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /// The row as a plain JSON object; empty where it is none.
    Optional<Fields> plain(PlainObject reader) {
        return reader.read(bytes, 0, length);
    }

    /// The text of some bytes of the row.
    ///
    /// @param part what to call it in a message, `column 'answer': `; empty for the whole row
    /// @throws dev.touchstone.core.error.TouchstoneException when they are not UTF-8 or hold a NUL
    String decode(int from, int to, String part) {
        if (plain(from, to)) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        if (characters.capacity() < to - from) {
            characters = CharBuffer.allocate(Math.max(to - from, 2 * characters.capacity()));
        }
        ByteBuffer source = ByteBuffer.wrap(bytes, from, to - from);
        CoderResult result = decoder.reset().decode(source, characters.clear(), true);
        if (result.isError()) {
            throw place.unreadable("%sbyte %d (0x%02x) is not valid UTF-8; save the file as UTF-8".formatted(
                    part, source.position() - from + 1, bytes[source.position()]));
        }
        String text = characters.flip().toString();
        if (text.indexOf('\0') >= 0) {
            throw place.unreadable("%sa NUL character at %d; this is not a text file in UTF-8".formatted(
                    part, text.indexOf('\0') + 1));
        }
        return text;
    }

    /// Whether all are characters of ASCII but NUL.
    private boolean plain(int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] <= 0) {
                return false;
            }
        }
        return true;
    }

    private void reserve(int count) {
        if (count > MOST_BYTES - length) {
            throw place.unreadable(
                    "the row is longer than 64 MiB; a line break or a closing quote may be missing");
        }
        if (bytes.length < length + count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
    }
}
