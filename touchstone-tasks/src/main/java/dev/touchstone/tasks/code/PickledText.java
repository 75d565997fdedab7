package dev.touchstone.tasks.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads a text that Python pickled (protocols 2 to 5); everything else that a pickle can hold is refused, so
/// that nothing of a data file is ever run.
final class PickledText {

    private static final int PROTOCOL = 0x80;
    private static final int FRAME = 0x95;
    private static final int TEXT_8 = 0x8c;
    private static final int TEXT_32 = 'X';
    private static final int TEXT_64 = 0x8d;
    private static final int MEMOIZE = 0x94;
    private static final int PUT = 'q';
    private static final int LONG_PUT = 'r';
    private static final int STOP = '.';

    private PickledText() {}

    /// The text.
    ///
    /// @throws IllegalArgumentException when the bytes are not a pickled text; the message says why
    static String read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String text = null;
        try {
            while (true) {
                int operation = in.get() & 0xff;
                switch (operation) {
                    case PROTOCOL, PUT -> in.get();
                    case LONG_PUT -> in.getInt();
                    case FRAME -> in.getLong();
                    case MEMOIZE -> { }
                    case TEXT_8 -> text = text(in, in.get() & 0xff);
                    case TEXT_32 -> text = text(in, in.getInt() & 0xffffffffL);
                    case TEXT_64 -> text = text(in, in.getLong());
                    case STOP -> {
                        if (text == null) {
                            throw new IllegalArgumentException("the pickle holds no text");
                        }
                        return text;
                    }
                    default -> throw new IllegalArgumentException(
                            "the pickle holds more than a text (operation 0x%02x at byte %d)".formatted(
                                    operation, in.position() - 1));
                }
            }
        } catch (java.nio.BufferUnderflowException cut) {
            throw new IllegalArgumentException("the pickle is cut at byte " + bytes.length, cut);
        }
    }

    private static String text(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("the pickle is cut: a text of %d bytes, %d are left".formatted(
                    length, in.remaining()));
        }
        byte[] text = new byte[(int) length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
