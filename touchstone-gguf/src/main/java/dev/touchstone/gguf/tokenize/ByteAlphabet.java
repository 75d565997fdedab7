package dev.touchstone.gguf.tokenize;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The reversible spelling of bytes by printable characters in which byte-level vocabularies are written.
///
/// Printable Latin-1 bytes stand for themselves, the other 68 are numbered from U+0100 in byte order (GPT-2).
final class ByteAlphabet {

    private static final int FIRST_MOVED = 0x100;

    private final char[] charOfByte = new char[256];
    private final short[] byteOfChar = new short[FIRST_MOVED + 256];

    ByteAlphabet() {
        Arrays.fill(byteOfChar, (short) -1);
        int moved = FIRST_MOVED;
        for (int value = 0; value < 256; value++) {
            boolean printable = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC
                    || value >= 0xAE;
            charOfByte[value] = (char) (printable ? value : moved++);
            byteOfChar[charOfByte[value]] = (short) value;
        }
    }

    char charOf(byte value) {
        return charOfByte[Byte.toUnsignedInt(value)];
    }

    /// The bytes that a token's spelling stands for; characters outside the alphabet stand for their UTF-8.
    byte[] bytesOf(String spelling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(spelling.length());
        spelling.codePoints().forEach(point -> {
            if (point < byteOfChar.length && byteOfChar[point] >= 0) {
                bytes.write(byteOfChar[point]);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}
