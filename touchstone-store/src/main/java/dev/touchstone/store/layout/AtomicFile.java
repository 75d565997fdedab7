package dev.touchstone.store.layout;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that are there whole or not at all.
///
/// The text goes to a temporary name beside the target, is synced to the disk and renamed; a reader sees the
/// old file or the new one. After a failure or a kill the target is as it was; what a killed process left
/// behind is named `.<target>.<process>-<thread>.tmp` and removed when the run is next locked.
public final class AtomicFile {

    /// The ending of temporary names.
    static final String ENDING = ".tmp";

    private static final int BUFFER = 1 << 16;

    private AtomicFile() {}

    /// What is to stand in the file.
    @FunctionalInterface
    public interface Writing {

        /// Writes the content; need not close or flush the stream, which is buffered.
        void to(OutputStream out) throws IOException;
    }

    /// Replaces the target by what `writing` writes; missing parent folders are made.
    ///
    /// Not disturbed by interrupts. What `writing` throws passes through, with the target untouched.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public static void write(Path target, Writing writing) {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        Path temporary = temporary(absolute);
        try {
            Files.createDirectories(folder);
            boolean moved = false;
            try {
                writeSynced(temporary, writing);
                Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                moved = true;
            } finally {
                if (!moved) {
                    Files.deleteIfExists(temporary);
                }
            }
            syncFolder(folder);
        } catch (IOException | UncheckedIOException refused) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                    "%s: could not be written (%s); what stood there"
                    .formatted(target, refused.getMessage())
                    + " before is untouched. Make room or allow writing there, then run again with --reuse",
                    refused);
        }
    }

    /// As above with a text, as UTF-8.
    public static void writeText(Path target, String text) {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The temporary name beside a target; swept when a killed process has left it.
    public static Path temporary(Path target) {
        return target.resolveSibling("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId() + ENDING);
    }

    /// Makes new and renamed names in a folder survive a power loss; nothing to do on Windows.
    ///
    /// @throws IOException when the folder cannot be synced
    public static void syncFolder(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            return; // Windows has no folder handles to sync
        }
        boolean interrupted = Thread.interrupted(); // an interrupt would close the channel in mid-sync
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void writeSynced(Path temporary, Writing writing) throws IOException {
        // FileOutputStream, not a channel: an interrupted thread must still be able to save
        try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
            OutputStream out = new BufferedOutputStream(file, BUFFER);
            writing.to(new Unclosed(out));
            out.flush();
            file.getFD().sync();
        }
    }

    /// Keeps a writer that closes its stream (as JSON generators do) from closing the file before the sync.
    private static final class Unclosed extends OutputStream {
        private final OutputStream out;

        Unclosed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
