package dev.touchstone.cli.judge;

import dev.touchstone.cli.agreement.AgreementText;
import dev.touchstone.cli.agreement.RunAgreement;
import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.RunFolders;
import dev.touchstone.cli.run.RunOptions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.layout.RunFolder;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.ParseResult;

/// `touchstone judge agreement`: how far the verdicts of a run agree with labels of people.
final class AgreementCommand {

    private final CommandContext context;

    AgreementCommand(CommandContext context) {
        this.context = context;
    }

    /// Compares and prints.
    ///
    /// @return 0, or 3 when no label could be compared
    int run(ParseResult parsed) {
        RunOptions options = new RunOptions(parsed);
        boolean json = options.given("--output-json");
        if (json && !options.text("--output-json").orElse("").equals("-")) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--output-json takes - for standard output alone");
        }
        String labels = options.text("--labels").orElseThrow(() -> new TouchstoneException(
                ErrorCode.COMMAND_INVALID, "agreement needs labels of people: --labels FILE"));
        RunFolder folder = new RunFolders(context.workingDirectory(), options.text("--work-dir").orElse(""))
                .find(parsed.matchedPositionalValue(0, ""));
        List<RunAgreement.OfUnit> units =
                new RunAgreement(context).of(folder, labels, options.text("--scorer"));
        PrintStream out = json ? context.terminal().messages() : context.terminal().results();
        new AgreementText(context.locale()).lines(units).forEach(out::println);
        if (json) {
            context.terminal().json().println(Json.write(Fields.EMPTY
                    .with("run", Value.of(folder.toString()))
                    .with("units", new Value.Items(
                            units.stream().<Value>map(AgreementText::json).toList()))));
        }
        return units.stream().allMatch(unit -> unit.agreement().compared() == 0) ? 3 : 0;
    }
}
