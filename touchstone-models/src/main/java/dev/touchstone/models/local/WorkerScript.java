package dev.touchstone.models.local;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/// The worker's file, a resource, unpacked to where a Python can read it: `<home>/local/worker-<hash>.py`.
///
/// The file appears whole or not at all, so several processes may unpack at once; one that was altered is
/// replaced.
final class WorkerScript {

    private WorkerScript() {}

    /// The file's path.
    ///
    /// @param home touchstone's own folder
    /// @throws TouchstoneException `CONFIG_UNREADABLE` when it cannot be written
    static Path unpacked(Path home) {
        byte[] content = resource();
        Path folder = home.resolve("local").toAbsolutePath();
        Path file = folder.resolve("worker-" + Sha256.of(content).substring(0, 12) + ".py");
        try {
            if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                Files.createDirectories(folder);
                Path temporary = Files.createTempFile(folder, ".unpacking", ".tmp");
                try {
                    Files.write(temporary, content);
                    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                } finally {
                    Files.deleteIfExists(temporary);
                }
            }
            return file;
        } catch (IOException failed) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    ("%s: the worker of local models cannot be unpacked there (%s); "
                            + "set TOUCHSTONE_CACHE to a folder that can be written")
                            .formatted(file, failed.getMessage()),
                    failed);
        }
    }

    private static byte[] resource() {
        try (InputStream in = WorkerScript.class.getResourceAsStream("worker.py")) {
            if (in == null) {
                throw new IllegalStateException("no resource worker.py");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the resource worker.py cannot be read", unreadable);
        }
    }
}
