package dev.touchstone.engine.score;

import dev.touchstone.store.layout.AtomicFile;
import dev.touchstone.store.layout.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Keeps the files that answers were taken from: `imported/<model>/...`, as they are below
/// `predictions/<model>/`.
///
/// The run's own predictions take the names of those files, and a line that could not be read stands nowhere
/// else.
final class KeptOriginals {

    private final RunFolder folder;

    KeptOriginals(RunFolder folder) {
        this.folder = folder;
    }

    /// Keeps files; what is kept already stays as it is.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    void keep(List<Path> files) {
        Path predictions = folder.root().resolve("predictions");
        for (Path file : files) {
            Path kept = folder.root().resolve("imported").resolve(predictions.relativize(file));
            if (!Files.exists(kept)) {
                AtomicFile.write(kept, out -> Files.copy(file, out));
            }
        }
    }
}
