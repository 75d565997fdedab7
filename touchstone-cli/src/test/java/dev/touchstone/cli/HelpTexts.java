package dev.touchstone.cli;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `--help` prints for every command, found by following the lists of sub-commands; in English.
public final class HelpTexts {

    private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z]+) {2,}\\S");

    private HelpTexts() {}

    /// @param command words behind `touchstone`, none for the command itself
    /// @param text as printed
    public record HelpText(List<String> command, String text) {}

    /// The help of the command and of all commands below it, in the order of the lists.
    public static List<HelpText> all() {
        List<HelpText> all = new ArrayList<>();
        collect(List.of(), all);
        return all;
    }

    private static void collect(List<String> command, List<HelpText> all) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        CommandContext context = new CommandContext(new Terminal(out, out, out, false), Map.of(),
                Path.of("").toAbsolutePath(), Locale.ENGLISH);
        new Main(context).run(arguments.toArray(String[]::new));
        String text = bytes.toString(StandardCharsets.UTF_8);
        all.add(new HelpText(List.copyOf(command), text));
        Matcher names = COMMAND.matcher(text);
        while (names.find()) {
            List<String> below = new ArrayList<>(command);
            below.add(names.group(1));
            collect(below, all);
        }
    }
}
