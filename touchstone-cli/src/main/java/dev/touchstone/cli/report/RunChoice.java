package dev.touchstone.cli.report;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Finds the run that a word of the command line means: a folder, a stamp below the work folder, or `latest`.
///
/// @param workingDirectory absolute; relative folders are below it
/// @param workDir the folder that holds run folders
record RunChoice(Path workingDirectory, Path workDir) {

    static final String LATEST = "latest";

    /// @throws TouchstoneException `COMMAND_INVALID` with near names when there is no such run
    RunFolder find(String word) {
        if (word.equals(LATEST)) {
            return RunFolder.newest(workDir).orElseThrow(() -> new TouchstoneException(
                    ErrorCode.COMMAND_INVALID, "%s: there is no run below it; name a run folder, or another"
                            .formatted(workDir) + " --work-dir"));
        }
        try {
            Path folder = workingDirectory.resolve(word);
            if (!word.isEmpty() && Files.isDirectory(folder)) {
                Path real = folder.toRealPath();
                Path parent = real.getParent();
                if (parent != null) {
                    return RunFolder.open(parent, real.getFileName().toString());
                }
            }
        } catch (InvalidPathException | IOException unusable) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "%s: not a run folder (%s)".formatted(word, unusable.getMessage()), unusable);
        }
        return RunFolder.open(workDir, word);
    }
}
