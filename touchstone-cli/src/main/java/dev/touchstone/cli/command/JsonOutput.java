package dev.touchstone.cli.command;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.PrintStream;
import java.util.function.Supplier;
import picocli.CommandLine.ParseResult;

/// The option `--output-json -`: one JSON object alone on standard output, everything else on standard error.
///
/// Failures are told in the object too, by `Main`.
public final class JsonOutput {

    /// The option's name.
    public static final String OPTION = "--output-json";

    private final Terminal terminal;
    private final boolean asked;

    private JsonOutput(Terminal terminal, boolean asked) {
        this.terminal = terminal;
        this.asked = asked;
    }

    /// As the command line has it.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for any other target than `-`
    public static JsonOutput of(ParseResult parsed, Terminal terminal) {
        return new JsonOutput(terminal, asked(parsed));
    }

    /// Whether the object is wanted.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for any other target than `-`
    public static boolean asked(ParseResult parsed) {
        if (!parsed.hasMatchedOption(OPTION)) {
            return false;
        }
        String target = parsed.matchedOptionValue(OPTION, "");
        if (!target.equals("-")) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "%s %s: expected -, which is standard output".formatted(OPTION, target));
        }
        return true;
    }

    /// Where text for people goes: standard error where the object has standard output for itself.
    public PrintStream text() {
        return asked ? terminal.messages() : terminal.results();
    }

    /// Prints the object where it is wanted.
    public void print(Supplier<String> object) {
        if (asked) {
            terminal.json().println(object.get());
        }
    }
}
