package dev.touchstone.store.log;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// The frame of every record: where its number stands and how a reader knows that it is whole.
///
/// ```
/// {"v":1,"seq":17,"at":"2026-01-02T03:04:05.678Z","type":"attempt", ... ,"crc":"0a1b2c3d"}\n
/// ```
/// `seq` counts from 0 in every file. `crc` is the CRC-32C (RFC 3720) of the line's bytes before `,"crc"`, as
/// eight hex digits; so a cut, altered or NUL-filled line is known without parsing it. Names of the frame
/// stand in this order and without blanks. Not thread-safe.
final class RecordFrame {

    /// The format version in every line.
    static final String VERSION_START = "{\"v\":";

    private static final byte[] START = ascii(VERSION_START + "1,\"seq\":");
    private static final byte[] CHECK = ascii(",\"crc\":\"");
    private static final byte[] END = ascii("\"}");
    private static final byte[] DIGITS = ascii("0123456789abcdef");
    private static final int CHECK_LENGTH = CHECK.length + 8 + END.length;

    private final CRC32C crc = new CRC32C();

    /// Appends a record, line feed included.
    ///
    /// @param body a JSON object less `v` and `seq`, beginning with `at`
    void append(ByteBuilder out, long seq, ByteBuilder body) {
        int start = out.length();
        out.write(START, 0, START.length);
        out.ascii(Long.toString(seq));
        out.write(',');
        out.write(body.bytes(), 1, body.length() - 2);
        long check = crc(out.bytes(), start, out.length());
        out.write(CHECK, 0, CHECK.length);
        for (int shift = 28; shift >= 0; shift -= 4) {
            out.write(DIGITS[(int) (check >>> shift) & 15]);
        }
        out.write(END, 0, END.length);
        out.write('\n');
    }

    /// Whether the line, less its line feed, is a record whose check fits.
    boolean whole(byte[] bytes, int from, int to) {
        int check = to - CHECK_LENGTH;
        if (check < from + START.length
                || !matches(bytes, check, CHECK)
                || !matches(bytes, to - END.length, END)) {
            return false;
        }
        long expected = crc(bytes, from, check);
        int digit = check + CHECK.length;
        for (int shift = 28; shift >= 0; shift -= 4) {
            if (bytes[digit++] != DIGITS[(int) (expected >>> shift) & 15]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the bytes at that place are those.
    static boolean matches(byte[] bytes, int at, byte[] expected) {
        if (at < 0 || at + expected.length > bytes.length) {
            return false;
        }
        for (int index = 0; index < expected.length; index++) {
            if (bytes[at + index] != expected[index]) {
                return false;
            }
        }
        return true;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private long crc(byte[] bytes, int from, int to) {
        crc.reset();
        crc.update(bytes, from, to - from);
        return crc.getValue();
    }
}
