package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// The lines of a file as bytes in one buffer that is used again: for files of a million short lines, where
/// an object a line would cost more than the line.
///
/// A byte-order mark and carriage returns at line ends are left away; lines up to 64 MiB.
final class ByteLines implements AutoCloseable {

    private static final int LONGEST = 64 << 20;

    private final Path file;
    private final FileChannel channel;
    private byte[] buffer = new byte[1 << 18];
    private int limit;
    private int next;
    private int from;
    private int to;
    private long line;
    private long offset; // of the buffer's first byte
    private boolean ascii;
    private boolean ended;
    private boolean closed; // the last line had its line feed

    ByteLines(Path file) {
        this.file = file;
        this.channel = open(file);
    }

    /// Goes to the next line.
    ///
    /// @return false after the last one; a line feed at the end of the file begins no line
    boolean next() {
        if (next == limit && !fill()) {
            return false;
        }
        line++;
        if (line == 1 && limit >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb
                && buffer[2] == (byte) 0xbf) {
            next = 3;
        }
        int at = next;
        int bits = 0;
        while (true) {
            byte[] bytes = buffer;
            int end = limit;
            while (at < end) {
                byte one = bytes[at];
                if (one == '\n') {
                    return line(at, at + 1, bits, true);
                }
                bits |= one;
                at++;
            }
            int begun = at - next;
            if (!fill()) {
                return line(limit, limit, bits, false);
            }
            at = next + begun;
        }
    }

    private boolean line(int end, int following, int bits, boolean closedByFeed) {
        from = next;
        to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        next = following;
        ascii = bits >= 0;
        closed = closedByFeed;
        if (!ascii) {
            checkText();
        }
        return true;
    }

    /// Holds the line between `from` and `to`.
    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Number of the line, from 1.
    long line() {
        return line;
    }

    /// The file's byte with which the line begins.
    long offset() {
        return offset + from;
    }

    /// Bytes of the line with its end.
    int span() {
        return next - from;
    }

    /// Whether nothing but white space stands on the line.
    boolean blank() {
        for (int at = from; at < to; at++) {
            if (buffer[at] != ' ' && buffer[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /// The line as a text.
    String text() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    /// The error for something on this line.
    TouchstoneException wrong(ErrorCode code, String what) {
        return new TouchstoneException(code, "%s, line %d: %s%s".formatted(file, line, what,
                closed ? "" : " (the file ends here without a line break: it may be cut off)"));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /// Reads on; what is left of the buffer goes to its front.
    private boolean fill() {
        if (ended) {
            return false;
        }
        int left = limit - next;
        if (left == buffer.length) {
            if (left >= LONGEST) {
                throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                        "%s, line %d: the line is longer than 64 MiB; a line break may be missing".formatted(
                                file, Math.max(1, line)));
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        } else {
            System.arraycopy(buffer, next, buffer, 0, left);
        }
        offset += next;
        next = 0;
        limit = left;
        try {
            int count = channel.read(ByteBuffer.wrap(buffer, limit, buffer.length - limit));
            ended = count < 0;
            limit += Math.max(0, count);
            return count > 0;
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    private void checkText() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, to - from));
        } catch (CharacterCodingException invalid) {
            throw wrong(ErrorCode.DATA_UNREADABLE, "is not valid UTF-8; save the file as UTF-8");
        }
    }

    private static FileChannel open(Path file) {
        if (Files.isDirectory(file)) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s is a folder, expected a data file".formatted(file));
        }
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException absent) {
            throw new TouchstoneException(ErrorCode.DATA_NO_FILE, "no data file at "
                    + file.toAbsolutePath(),
                    absent);
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    private static TouchstoneException unreadable(Path file, IOException failed) {
        return new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                "%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
    }
}
