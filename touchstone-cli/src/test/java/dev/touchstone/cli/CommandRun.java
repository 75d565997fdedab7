package dev.touchstone.cli;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// One run of the command inside the test's process, with a working folder and a home of its own.
///
/// @param exit its exit code
/// @param results what went to standard output
/// @param messages what went to standard error
public record CommandRun(int exit, String results, String messages) {

    /// Runs the command in English.
    public static CommandRun in(Path folder, String... arguments) {
        return in(folder, Locale.ENGLISH, arguments);
    }

    /// Runs the command in a language.
    public static CommandRun in(Path folder, Locale locale, String... arguments) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(results, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(messages, true, StandardCharsets.UTF_8);
        CommandContext context = new CommandContext(new Terminal(out, err, out, false),
                Map.of("TOUCHSTONE_CACHE", folder.resolve("home").toString()), folder, locale);
        int exit = new Main(context).run(arguments);
        if (out.checkError()) { // memory takes everything: only a closed stream has errors
            throw new IllegalStateException("standard output was closed by " + String.join(" ", arguments));
        }
        return new CommandRun(exit, results.toString(StandardCharsets.UTF_8),
                messages.toString(StandardCharsets.UTF_8));
    }
}
