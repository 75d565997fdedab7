package dev.touchstone.tasks.version;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// SHA-256 over the bytes of data files, read as a stream; a file that has not changed is read once.
public final class DataFingerprints {

    private static final int MOST_REMEMBERED = 10_000;

    private record Version(Path file, long size, FileTime modified) {}

    private final ConcurrentMap<Version, String> known = new ConcurrentHashMap<>();

    /// One file: its own sha256, as `sha256sum` prints it. Several: the sha256 over theirs, one a line, in
    /// order.
    ///
    /// @throws TouchstoneException `DATA_UNREADABLE` when a file cannot be read
    public String of(List<Path> files) {
        List<String> hashes = files.stream().distinct().map(this::of).toList();
        return hashes.size() == 1 ? hashes.getFirst() : Sha256.of(String.join("\n", hashes));
    }

    private String of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Version version =
                    new Version(file.toAbsolutePath(), attributes.size(), attributes.lastModifiedTime());
            String remembered = known.get(version);
            if (remembered != null) {
                return remembered;
            }
            String hash = read(file);
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            known.put(version, hash);
            return hash;
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s: cannot be read: %s".formatted(file.toAbsolutePath(), IoReason.of(unreadable)),
                    unreadable);
        }
    }

    private static String read(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return Sha256.hex(digest);
    }
}
