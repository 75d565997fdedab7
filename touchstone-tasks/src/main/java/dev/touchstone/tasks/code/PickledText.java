package dev.touchstone.tasks.code;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Reads a text that Python pickled (protocols 2 to 5); everything else that a pickle can hold is refused, so
/// that nothing of a data file is ever run. The text is handed on as a stream and not kept.
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

    /// Counts what it finds in the text.
    interface Reader {

        /// @param text its bytes in UTF-8; all of them have to be read
        int read(InputStream text) throws IOException;
    }

    /// Reads the pickle to its end.
    ///
    /// @param largest bytes of the text that are not refused
    /// @return what the reader counted
    /// @throws IllegalArgumentException when the bytes are not one pickled text; the message says why
    /// @throws EOFException when they are cut
    static int read(InputStream pickle, long largest, Reader reader) throws IOException {
        DataInputStream in = new DataInputStream(pickle);
        int counted = 0;
        boolean found = false;
        while (true) {
            int operation = in.readUnsignedByte();
            switch (operation) {
                case PROTOCOL, PUT -> in.readUnsignedByte();
                case LONG_PUT -> in.readInt();
                case FRAME -> in.readLong();
                case MEMOIZE -> { }
                case TEXT_8, TEXT_32, TEXT_64 -> {
                    if (found) {
                        throw new IllegalArgumentException("is a pickle of more than a text");
                    }
                    found = true;
                    counted = text(in, length(operation, in), largest, reader);
                }
                case STOP -> {
                    if (!found) {
                        throw new IllegalArgumentException("is a pickle without a text");
                    }
                    if (in.read() >= 0) { // which also lets zlib compare its sum
                        throw new IllegalArgumentException("goes on behind its end");
                    }
                    return counted;
                }
                default -> throw new IllegalArgumentException(
                        "is a pickle of more than a text (operation 0x%02x)".formatted(operation));
            }
        }
    }

    /// A pickle has its lowest byte first.
    private static long length(int operation, DataInputStream in) throws IOException {
        return switch (operation) {
            case TEXT_8 -> in.readUnsignedByte();
            case TEXT_32 -> Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
            default -> Long.reverseBytes(in.readLong());
        };
    }

    private static int text(InputStream in, long length, long largest, Reader reader) throws IOException {
        if (length < 0 || length > largest) {
            throw new IllegalArgumentException("unpacks to more than %d MiB".formatted(largest >> 20));
        }
        Part part = new Part(in, length);
        int counted = reader.read(part);
        if (part.left > 0) {
            throw new IllegalArgumentException("goes on behind its end");
        }
        return counted;
    }

    /// So many bytes of a stream, which stays open.
    private static final class Part extends InputStream {

        private final InputStream in;
        private long left;

        Part(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(left, length));
            if (read < 0) {
                throw new EOFException("cut: %d bytes of the text are missing".formatted(left));
            }
            left -= read;
            return read;
        }
    }
}
