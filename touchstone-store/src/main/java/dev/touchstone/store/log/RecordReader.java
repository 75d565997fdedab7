package dev.touchstone.store.log;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// Reads records by their offset; reads near each other cost one system call per window.
///
/// At most [#OPEN] files are open at a time. Not thread-safe.
final class RecordReader implements AutoCloseable {

    private static final int OPEN = 8;
    private static final int WINDOW = 1 << 16;

    private final RecordFrame frame = new RecordFrame();
    private final Map<Path, Window> windows = new LinkedHashMap<>(16, 0.75f, true); // least used first

    /// A piece of a file in memory.
    private static final class Window {
        private final RandomAccessFile file;
        private byte[] bytes = new byte[WINDOW];
        private long offset;
        private int filled;

        Window(RandomAccessFile file) {
            this.file = file;
        }

        void fill(long from) throws IOException {
            offset = from;
            filled = 0;
            file.seek(from);
            more();
        }

        void more() throws IOException {
            while (filled < bytes.length) {
                int read = file.read(bytes, filled, bytes.length - filled);
                if (read < 0) {
                    return;
                }
                filled += read;
            }
        }
    }

    /// Makes something of a whole record's bytes.
    interface Parsing<T> {
        T parse(byte[] bytes, int from, int length) throws RecordDecoder.Malformed;
    }

    /// A record as fields.
    static Fields fields(byte[] bytes, int from, int length) throws RecordDecoder.Malformed {
        if (Json.parse(bytes, from, length) instanceof Fields fields) {
            return fields;
        }
        throw new RecordDecoder.Malformed("record");
    }

    /// What the record that begins there stands for.
    ///
    /// @throws TouchstoneException `LOG_DAMAGED` when there is no whole record at that place (any more), or
    ///         one of another kind
    <T> T read(Path file, long offset, Parsing<T> parsing) {
        try {
            Window window = window(file);
            boolean inside = offset >= window.offset && offset < window.offset + window.filled;
            int from = inside ? (int) (offset - window.offset) : 0;
            int end = inside ? lineFeed(window, from) : window.filled;
            if (end == window.filled) {
                window.fill(offset);
                from = 0;
                end = lineFeed(window, from);
            }
            while (end == window.filled && window.filled == window.bytes.length
                    && window.filled < SegmentScanner.MAX_LINE) {
                window.bytes = Arrays.copyOf(window.bytes, window.bytes.length * 2);
                window.more();
                end = lineFeed(window, from);
            }
            if (frame.whole(window.bytes, from, end)) {
                return parsing.parse(window.bytes, from, end - from);
            }
        } catch (IOException | JacksonException | RecordDecoder.Malformed unreadable) {
            throw damaged(file, offset, unreadable);
        }
        throw damaged(file, offset, new IOException("no whole record there"));
    }

    @Override
    public void close() {
        for (Map.Entry<Path, Window> entry : windows.entrySet()) {
            close(entry.getKey(), entry.getValue());
        }
        windows.clear();
    }

    static TouchstoneException damaged(Path file, long offset, Exception cause) {
        return new TouchstoneException(ErrorCode.LOG_DAMAGED, "%s: the record at byte %d cannot be read (%s);"
                .formatted(file, offset, cause.getMessage())
                + " the file was changed. Restore it from a copy, or remove it and run again with --reuse",
                cause);
    }

    private Window window(Path file) throws IOException {
        Window known = windows.get(file);
        if (known != null) {
            return known;
        }
        if (windows.size() == OPEN) {
            Map.Entry<Path, Window> least = windows.entrySet().iterator().next();
            windows.remove(least.getKey());
            close(least.getKey(), least.getValue());
        }
        Window opened = new Window(new RandomAccessFile(file.toFile(), "r"));
        windows.put(file, opened);
        return opened;
    }

    private static int lineFeed(Window window, int from) {
        byte[] bytes = window.bytes;
        int filled = window.filled;
        int at = from;
        while (at < filled && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static void close(Path path, Window window) {
        try {
            window.file.close();
        } catch (IOException refused) {
            throw damaged(path, window.offset, refused);
        }
    }
}
