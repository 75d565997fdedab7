package dev.touchstone.cli.compare;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.JsonOutput;
import dev.touchstone.cli.command.Options;
import dev.touchstone.cli.command.RunFolders;
import dev.touchstone.cli.run.RunOptions;
import dev.touchstone.engine.compare.Comparer;
import dev.touchstone.engine.compare.Comparison;
import dev.touchstone.engine.compare.PairedAnalysis;
import dev.touchstone.engine.compare.Pairing;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.engine.result.RunReader;
import dev.touchstone.engine.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone compare RUN_A RUN_B...`: are they different, by how much, how surely, and on which samples.
public final class CompareCommand {

    private static final int SHOWN = 10;
    private static final int RESAMPLES = 10_000;
    private static final int FEWEST_RESAMPLES = 1000; // a p of 0.05 is then known to 0.014
    private static final int MOST_RESAMPLES = 10_000_000;

    private final CommandContext context;

    /// The command in its surroundings.
    public CompareCommand(CommandContext context) {
        this.context = context;
    }

    /// The command's options.
    public static CommandSpec spec(Locale locale) {
        CommandSpec spec = CommandLines.command("compare", "compare", locale);
        spec.addPositional(PositionalParamSpec.builder().arity("1..*").required(true).type(String[].class)
                .paramLabel("RUN").descriptionKey("compare.run").build());
        new Options(spec, "compare")
                .text("DIR", "-w", "--work-dir")
                .texts("NAME", "--task")
                .text("NAME", "--scorer")
                .number("SHARE", "--confidence")
                .wholeNumber("N", "--resamples")
                .wholeNumber("N", "--seed")
                .wholeNumber("N", "--show")
                .text("FIELD", "--slice")
                .flag("--other-data")
                .text("-", JsonOutput.OPTION);
        CommandLines.describe(spec, locale);
        return spec;
    }

    /// Compares and prints.
    ///
    /// @return 0, whatever the verdict
    public int run(ParseResult parsed) {
        RunOptions options = new RunOptions(parsed);
        int show = options.wholeNumber("--show", 0, Integer.MAX_VALUE).orElse(SHOWN);
        PairedAnalysis analysis = new PairedAnalysis(options.share("--confidence").orElse(0.95),
                options.wholeNumber("--resamples", 1, MOST_RESAMPLES).orElse(RESAMPLES),
                options.wholeNumber("--seed", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(0));
        Comparer.Choice choice = new Comparer.Choice(
                Optional.ofNullable(parsed.matchedOptionValue("--scorer", null)),
                List.of(parsed.matchedOptionValue("--task", new String[0])),
                options.text("--slice"), Options.given(parsed, "--other-data"));
        JsonOutput json = JsonOutput.of(parsed, context.terminal());
        Messages messages = Messages.of(CompareCommand.class, context.locale());
        if (analysis.resamples() < FEWEST_RESAMPLES) {
            context.terminal().messages().println(messages.text("compare.few_resamples",
                    analysis.resamples(), FEWEST_RESAMPLES));
        }
        List<Comparison> comparisons = compare(parsed, new Comparer(choice, analysis));
        new CompareText(messages, analysis, show)
                .print(json.text(), comparisons);
        json.print(() -> CompareJson.render(comparisons, analysis));
        return 0;
    }

    private List<Comparison> compare(ParseResult parsed, Comparer comparer) {
        RunFolders folders =
                new RunFolders(context.workingDirectory(), parsed.matchedOptionValue("--work-dir", ""));
        List<RunResult> runs = new ArrayList<>();
        try {
            for (String run : parsed.matchedPositionalValue(0, new String[0])) {
                runs.add(RunReader.open(folders.find(run)));
            }
            return comparer.compare(Pairing.of(runs));
        } finally {
            runs.forEach(RunResult::close);
        }
    }
}
