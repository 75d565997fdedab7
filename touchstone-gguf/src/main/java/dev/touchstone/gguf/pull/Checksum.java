package dev.touchstone.gguf.pull;

import dev.touchstone.core.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/// Checksums of files.
final class Checksum {

    private Checksum() {}

    /// SHA-256 of a file's content, hexadecimal, lower case.
    static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
        return Sha256.hex(digest);
    }
}
