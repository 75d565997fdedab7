package dev.touchstone.tasks.read;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of a text file, read forward in blocks of 64 KiB, with the position known.
///
/// A UTF-8 byte-order mark at the beginning is stepped over; UTF-16 and UTF-32 marks are refused.
final class ByteCursor implements AutoCloseable {

    /// What [#read] gives after the last byte.
    static final int END = -1;

    private final String name;
    private final FileChannel channel;
    private final ByteBuffer block = ByteBuffer.allocate(1 << 16).limit(0);
    private long blockEnd;

    private ByteCursor(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /// Opens a file after its byte-order mark.
    static ByteCursor open(Path file) {
        ByteCursor cursor = openAt(file, 0);
        try {
            cursor.skipMark();
            return cursor;
        } catch (TouchstoneException foreign) {
            cursor.close();
            throw foreign;
        }
    }

    /// Opens a file at a byte.
    static ByteCursor openAt(Path file, long offset) {
        if (Files.isDirectory(file)) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s is a folder, expected a data file".formatted(file));
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(offset);
            ByteCursor cursor = new ByteCursor(file.toString(), channel);
            cursor.blockEnd = offset;
            return cursor;
        } catch (NoSuchFileException missing) {
            throw new TouchstoneException(ErrorCode.DATA_NO_FILE,
                    "no data file at " + file.toAbsolutePath(), missing);
        } catch (IOException failed) {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                        ("%s is a pipe or a device, which is read once alone; write its content to a file "
                                + "and give that").formatted(file), failed);
            }
            throw failure(file.toString(), failed);
        }
    }

    /// The name of the file for messages.
    String name() {
        return name;
    }

    /// Position of the byte that is read next.
    long position() {
        return blockEnd - block.remaining();
    }

    /// The next byte as 0 to 255, or [#END].
    int read() {
        return block.hasRemaining() || fill() ? block.get() & 0xff : END;
    }

    /// The byte that is read next, or [#END].
    int peek() {
        return block.hasRemaining() || fill() ? block.get(block.position()) & 0xff : END;
    }

    /// Reads up to the next line feed, which is consumed and not put into the row.
    ///
    /// @return whether a line feed ended the line; false at the end of the file
    boolean readLine(RowBuffer row) {
        while (block.hasRemaining() || fill()) {
            byte[] bytes = block.array();
            int from = block.position();
            int to = from;
            while (to < block.limit() && bytes[to] != '\n') {
                to++;
            }
            row.append(bytes, from, to - from);
            if (to < block.limit()) {
                block.position(to + 1);
                return true;
            }
            block.position(to);
        }
        return false;
    }

    /// Reads bytes into the row up to a separator or the end of a line, which are not consumed.
    void readField(RowBuffer row, byte separator) {
        int highest = Math.max(separator, '\r'); // above it no byte ends a field, which most are
        while (block.hasRemaining() || fill()) {
            byte[] bytes = block.array();
            int from = block.position();
            int limit = block.limit();
            int to = from;
            while (to < limit && (bytes[to] > highest
                    || bytes[to] != separator && bytes[to] != '\n' && bytes[to] != '\r')) {
                to++;
            }
            row.append(bytes, from, to - from);
            block.position(to);
            if (to < limit) {
                return;
            }
        }
    }

    /// Copies what is there of the next bytes, for readers that want blocks.
    ///
    /// @return how many were copied, or [#END]
    int read(byte[] target, int offset, int length) {
        if (!block.hasRemaining() && !fill()) {
            return END;
        }
        int count = Math.min(length, block.remaining());
        block.get(target, offset, count);
        return count;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw failure(name, failed);
        }
    }

    private boolean fill() {
        block.clear();
        try {
            int count = channel.read(block);
            block.flip();
            blockEnd += Math.max(0, count);
            return count > 0;
        } catch (IOException failed) {
            throw failure(name, failed);
        }
    }

    private void skipMark() {
        if (!block.hasRemaining() && !fill()) {
            return;
        }
        byte[] head = block.array();
        int length = block.limit();
        if (length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf) {
            block.position(3);
        } else if (length >= 2 && (head[0] == (byte) 0xfe && head[1] == (byte) 0xff
                || head[0] == (byte) 0xff && head[1] == (byte) 0xfe)) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s: begins with the mark of UTF-16, expected UTF-8; save it as UTF-8".formatted(name));
        }
    }

    private static TouchstoneException failure(String name, IOException failed) {
        return new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                "%s cannot be read: %s".formatted(name, failed.getMessage()), failed);
    }
}
