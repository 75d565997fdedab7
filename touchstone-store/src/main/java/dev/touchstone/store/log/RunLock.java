package dev.touchstone.store.log;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to write to a run folder; one process at a time, and in it one owner.
///
/// A lock of the operating system on the folder's `.lock`: it ends with the process, so a dead owner is no
/// obstacle. The file's text names the owner for people. On taking the lock, temporary files that a killed
/// process left are removed.
public final class RunLock implements AutoCloseable {

    private static final long LOCKED_BYTE = 1L << 30; // far behind the text, which stays readable on Windows
    private static final int MAX_OWNER = 200;

    // Static on purpose: such locks belong to the whole process, and closing any second channel on the file
    // would give up the first one's lock; so the second owner must be refused before it opens the file.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock.
    ///
    /// @throws TouchstoneException `LOG_LOCKED`, with the owner's name, when someone else holds it;
    ///         `LOG_WRITE_FAILED` when the folder cannot be written
    public static RunLock acquire(RunFolder folder) {
        try {
            Path file = folder.root().toRealPath().resolve(folder.lock().getFileName());
            if (!HELD.add(file)) {
                throw locked(folder, "this process");
            }
            boolean held = false;
            try {
                RunLock lock = new RunLock(file, channel(folder, file));
                held = true;
                return lock;
            } finally {
                if (!held) {
                    HELD.remove(file);
                }
            }
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                    "%s: cannot be locked for writing (%s); allow"
                    .formatted(folder, IoReason.of(refused))
                    + " writing there, on a file system that has locks", refused);
        }
    }

    /// Gives the lock up.
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED, "%s: the lock cannot be given up (%s)"
                    .formatted(file, IoReason.of(refused)), refused);
        } finally {
            HELD.remove(file);
        }
    }

    private static FileChannel channel(RunFolder folder, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file,
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw locked(folder, owner(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)), 0);
            folder.removeLeftovers();
            locked = true;
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static TouchstoneException locked(RunFolder folder, String owner) {
        return new TouchstoneException(ErrorCode.LOG_LOCKED,
                "%s: %s is writing to this run; wait until it ends, or"
                .formatted(folder, owner) + " stop it");
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MAX_OWNER);
        channel.read(text, 0);
        String owner = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
        return owner.isEmpty() ? "another process" : owner;
    }

    private static String self() throws IOException {
        return "process %d on %s since %s".formatted(ProcessHandle.current().pid(), host(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String host() throws IOException {
        Path name = Path.of("/proc/sys/kernel/hostname"); // no name server is asked
        return Files.isReadable(name)
                ? Files.readString(name, StandardCharsets.UTF_8).strip()
                : InetAddress.getLocalHost().getHostName();
    }
}
