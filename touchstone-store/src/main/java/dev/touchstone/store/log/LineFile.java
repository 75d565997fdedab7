package dev.touchstone.store.log;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.store.layout.AtomicFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// An append-only file: what was written is in the operating system's hands, and what failed is cut back.
///
/// A [RandomAccessFile], not a channel: an interrupted thread would close a channel for everybody.
/// Calls of `append` come one at a time (the caller's lock); `sync` may run beside them.
final class LineFile implements AutoCloseable {

    private final Path path;
    private final RandomAccessFile file;
    private long length;

    private LineFile(Path path, RandomAccessFile file, long length) {
        this.path = path;
        this.file = file;
        this.length = length;
    }

    /// A new file; its folder is made when missing.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when it exists or cannot be made
    static LineFile create(Path path) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Files.createFile(path);
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            AtomicFile.syncFolder(folder);
            return new LineFile(path, file, 0);
        } catch (IOException refused) {
            throw failure(path, refused);
        }
    }

    /// A file that may exist; goes on behind its end.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when it cannot be opened
    static LineFile continued(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            file.seek(file.length());
            return new LineFile(path, file, file.length());
        } catch (IOException refused) {
            throw failure(path, refused);
        }
    }

    /// Where the next byte goes.
    long length() {
        return length;
    }

    /// Appends the bytes, or nothing.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses; what was written of them is cut
    ///         off again where the disk lets us, and otherwise known as a torn tail when the file is next
    ///         read
    void append(byte[] bytes, int count) {
        try {
            file.write(bytes, 0, count);
            length += count;
        } catch (IOException refused) {
            TouchstoneException failure = failure(path, refused);
            try {
                file.setLength(length);
            } catch (IOException uncut) {
                failure.addSuppressed(uncut);
            }
            throw failure;
        }
    }

    /// Waits until all that was appended is on the disk.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    void sync() {
        try {
            file.getFD().sync();
        } catch (IOException refused) {
            throw failure(path, refused);
        }
    }

    /// Syncs and closes.
    @Override
    public void close() {
        try (file) {
            file.getFD().sync();
        } catch (IOException refused) {
            throw failure(path, refused);
        }
    }

    private static TouchstoneException failure(Path path, IOException cause) {
        return new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                "%s: the log cannot be written (%s); what was logged before is kept. Make room or allow"
                        .formatted(path, IoReason.of(cause))
                        + " writing there, then run again with --reuse", cause);
    }
}
