package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Hands over the lines of a file in one reading, in which whoever takes a line finds its end: a file of a
/// million lines is looked at once.
///
/// A byte-order mark is left away; lines up to 64 MiB.
final class TrecLines {

    /// Takes a line.
    @FunctionalInterface
    interface LineSink {

        /// Ends the reading where it is returned in place of an end.
        int STOP = -1;

        /// @param bytes holds the line from `from` on, with a line feed behind it
        /// @return the place of that line feed, or [#STOP]
        int line(byte[] bytes, int from, long number);
    }

    private static final int LONGEST = 64 << 20;

    private final Path file;
    private byte[] buffer = new byte[1 << 18];
    private int limit; // of the bytes that were read
    private int whole; // behind the last line feed of them
    private boolean ended;

    private TrecLines(Path file) {
        this.file = file;
    }

    /// Reads a file.
    ///
    /// @return whether the sink took every line
    /// @throws TouchstoneException `DATA_NOT_FOUND`, `DATA_UNREADABLE`
    static boolean read(Path file, LineSink sink) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new TrecLines(file).read(channel, sink);
        } catch (NoSuchFileException absent) {
            throw new TouchstoneException(ErrorCode.DATA_NOT_FOUND,
                    "no data file at " + file.toAbsolutePath(), absent);
        } catch (IOException failed) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
        }
    }

    /// The error for a line whose bytes beyond ASCII are no text; none where they are.
    ///
    /// @param to the line's end, exclusive
    static void checkText(Path file, byte[] bytes, int from, int to, long line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
        } catch (CharacterCodingException invalid) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s, line %d: is not valid UTF-8; save the file as UTF-8".formatted(file, line));
        }
    }

    private boolean read(FileChannel channel, LineSink sink) throws IOException {
        long number = 1;
        boolean first = true;
        while (fill(channel, number)) {
            int from = first && marked() ? 3 : 0;
            first = false;
            while (from < whole) {
                int end = sink.line(buffer, from, number++);
                if (end == LineSink.STOP) {
                    return false;
                }
                from = end + 1;
            }
        }
        return true;
    }

    private boolean marked() {
        return limit >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf;
    }

    /// Reads on until the buffer holds a whole line; the piece of one that is left goes to the front.
    ///
    /// @return false where nothing is left
    private boolean fill(FileChannel channel, long line) throws IOException {
        System.arraycopy(buffer, whole, buffer, 0, limit - whole);
        limit -= whole;
        whole = 0;
        while (whole == 0 && !ended) {
            if (limit + 1 >= buffer.length) { // one byte is kept for a line feed that the file lacks
                if (limit >= LONGEST) {
                    throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                            "%s, line %d: the line is longer than 64 MiB; a line break may be missing"
                                    .formatted(file, line));
                }
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            }
            int count = channel.read(ByteBuffer.wrap(buffer, limit, buffer.length - 1 - limit));
            ended = count < 0;
            int before = limit;
            limit += Math.max(0, count);
            whole = lastLine(before);
        }
        if (whole == 0 && limit > 0) {
            buffer[limit++] = '\n';
            whole = limit;
        }
        return whole > 0;
    }

    /// Behind the last line feed that is not before `least`; 0 where there is none.
    private int lastLine(int least) {
        for (int at = limit - 1; at >= least; at--) {
            if (buffer[at] == '\n') {
                return at + 1;
            }
        }
        return 0;
    }
}
