package dev.touchstone.cli.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Where the command writes: results to one stream, progress and messages to the other.
///
/// @param results standard output, or standard error when a JSON object has standard output for itself
/// @param messages standard error
/// @param json standard output, for `--output-json -` alone
/// @param live whether `messages` is a terminal on which a line can be drawn anew
public record Terminal(PrintStream results, PrintStream messages, PrintStream json, boolean live) {

    /// The process's streams, in UTF-8, with this one for standard output.
    public static Terminal ofProcess(Map<String, String> environment, StandardOutput output) {
        PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Terminal(out, err, out, live(environment));
    }

    /// What the launcher found standard error to be, because the JDK tells of standard input and output
    /// together only; without a launcher what the JDK tells.
    static boolean live(Map<String, String> environment) {
        if (environment.getOrDefault("TERM", "dumb").equals("dumb")) {
            return false;
        }
        String told = environment.getOrDefault("TOUCHSTONE_SCREEN", "");
        return told.isEmpty()
                ? System.console() != null && System.console().isTerminal()
                : told.equals("terminal");
    }

    /// The same with results on standard error, so that standard output holds one JSON object alone.
    public Terminal forJson() {
        return new Terminal(messages, messages, json, live);
    }
}
