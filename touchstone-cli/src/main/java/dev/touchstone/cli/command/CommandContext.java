package dev.touchstone.cli.command;

import dev.touchstone.core.config.HomeFolder;
import dev.touchstone.engine.report.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// What every command has at hand: the process's surroundings.
///
/// @param terminal where it writes
/// @param environment variables of the process
/// @param workingDirectory absolute
/// @param locale language of its messages
public record CommandContext(
        Terminal terminal, Map<String, String> environment, Path workingDirectory, Locale locale) {

    /// That of the running process, with this stream for standard output.
    public static CommandContext ofProcess(StandardOutput output) {
        Map<String, String> environment = System.getenv();
        return new CommandContext(Terminal.ofProcess(environment, output), environment,
                Path.of("").toAbsolutePath(), Messages.locale(environment, Locale.getDefault()));
    }

    /// Touchstone's own folder: caches, unpacked configuration, pulled models.
    public Path home() {
        return HomeFolder.of(environment, Path.of(System.getProperty("user.home")));
    }
}
