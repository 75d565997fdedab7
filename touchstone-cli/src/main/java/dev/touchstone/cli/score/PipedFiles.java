package dev.touchstone.cli.score;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files that can be read once alone, such as `/dev/stdin` behind a pipe, made such as can be read again:
/// by a copy in the folder of temporary files, which goes when this is closed.
final class PipedFiles implements AutoCloseable {

    private final Map<Path, Path> originals = new LinkedHashMap<>(); // by copy

    /// The file itself where it is a regular one, a folder or absent; else a copy of what it gives.
    ///
    /// @throws TouchstoneException `DATA_UNREADABLE` where it cannot be read or copied
    Path regular(Path file) {
        if (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file)) {
            return file;
        }
        try (InputStream in = Files.newInputStream(file)) {
            Path copy = Files.createTempFile("touchstone-pipe-", "");
            originals.put(copy, file);
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException failed) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
        }
    }

    /// An error that names a copy, with the name that the user gave.
    TouchstoneException named(TouchstoneException failure) {
        String message = failure.getMessage();
        for (Map.Entry<Path, Path> original : originals.entrySet()) {
            message = message.replace(original.getKey().toString(), original.getValue().toString());
        }
        return message.equals(failure.getMessage()) ? failure
                : new TouchstoneException(failure.code(), message, failure);
    }

    @Override
    public void close() {
        for (Map.Entry<Path, Path> original : originals.entrySet()) {
            try {
                Files.deleteIfExists(original.getKey());
            } catch (IOException failed) {
                throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                        "the copy %s of %s cannot be removed: %s".formatted(original.getKey(),
                                original.getValue(), failed.getMessage()), failed);
            }
        }
    }
}
