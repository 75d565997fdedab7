package dev.touchstone.cli.command;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds run folders by what users type: a path, a time stamp below the working folder, or `latest`.
public final class RunFolders {

    private static final String DEFAULT_WORK_DIRECTORY = "outputs/default";

    private final Path directory;
    private final Path workDirectory;

    /// @param directory the process's
    /// @param workDirectory as typed after `--work-dir`; empty takes the default
    public RunFolders(Path directory, String workDirectory) {
        this.directory = directory;
        this.workDirectory =
                directory.resolve(workDirectory.isEmpty() ? DEFAULT_WORK_DIRECTORY : workDirectory);
    }

    /// The folder of a run.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` when there is none; the message lists the newest ones
    public RunFolder find(String typed) {
        if (typed.equals("latest")) {
            return opened(newest().stream().findFirst().orElseThrow(() -> missing(typed)));
        }
        Path path = directory.resolve(typed).normalize();
        if (Files.isDirectory(path)) {
            return opened(path);
        }
        Path stamp = workDirectory.resolve(typed).normalize();
        if (Files.isDirectory(stamp)) {
            return opened(stamp);
        }
        throw missing(typed);
    }

    private static RunFolder opened(Path run) {
        Path folder = run.toAbsolutePath().normalize();
        return RunFolder.open(folder.getParent(), folder.getFileName().toString());
    }

    private TouchstoneException missing(String typed) {
        List<Path> known = newest();
        return new TouchstoneException(ErrorCode.COMMAND_INVALID,
                "no run '%s': neither a folder nor a time stamp below %s, which holds %s".formatted(typed,
                        workDirectory, known.isEmpty() ? "no runs"
                                : String.join(", ", known.stream().limit(5)
                                        .map(run -> run.getFileName().toString()).toList())));
    }

    private List<Path> newest() {
        if (!Files.isDirectory(workDirectory)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(workDirectory)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d{8}_\\d{6}"))
                    .filter(Files::isDirectory)
                    .sorted(Comparator.comparing((Path folder) -> folder.getFileName().toString()).reversed())
                    .toList();
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID, "%s: cannot be listed (%s)".formatted(
                    workDirectory, IoReason.of(refused)), refused);
        }
    }
}
