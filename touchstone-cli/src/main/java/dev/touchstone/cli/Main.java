package dev.touchstone.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The command's entry point.
public final class Main {

    private Main() {}

    /// Runs the command and exits with its code.
    ///
    /// @param arguments as typed, without the command's name
    public static void main(String[] arguments) {
        CommandSpec spec = CommandSpec.create().name("touchstone").mixinStandardHelpOptions(true);
        CommandLine command = new CommandLine(spec);
        command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        command.setExecutionStrategy(parsed -> {
            if (CommandLine.executeHelpRequest(parsed) == null) {
                command.usage(System.out);
            }
            return 0;
        });
        System.exit(command.execute(arguments));
    }
}
