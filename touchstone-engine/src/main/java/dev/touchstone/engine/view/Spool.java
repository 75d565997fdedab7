package dev.touchstone.engine.view;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.exc.JacksonIOException;

/// A piece of JSON that is written before what stands in front of it is known; a temporary file beside the
/// target.
///
/// Its name is of the kind that is swept away when the run is next locked, should the process be killed.
final class Spool implements AutoCloseable {

    private final Path file;
    private final PythonJson json;

    /// @param target beside which it stands
    /// @param level depth at which the piece will stand in it
    Spool(Path target, int level) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, ".spool-", ".tmp");
            json = PythonJson.indented(new BufferedOutputStream(Files.newOutputStream(file)), level);
        } catch (IOException refused) {
            throw failure(target, refused);
        }
    }

    PythonJson json() {
        return json;
    }

    /// Copies the finished piece; nothing more can be written to it.
    void copyTo(OutputStream out) throws IOException {
        json.close();
        Files.copy(file, out);
    }

    @Override
    public void close() {
        try {
            try (json) {
                // closed before the file goes, also where the disk is full
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | JacksonIOException refused) {
            throw failure(file, refused);
        }
    }

    static TouchstoneException failure(Path file, Exception refused) {
        return new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                "%s: could not be written (%s). Make room or allow writing there, then run again with --reuse"
                        .formatted(file, refused.getMessage()), refused);
    }
}
