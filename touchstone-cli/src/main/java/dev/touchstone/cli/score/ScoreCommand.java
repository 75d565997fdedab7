package dev.touchstone.cli.score;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.ExitCodes;
import dev.touchstone.cli.command.Failures;
import dev.touchstone.cli.command.JsonOutput;
import dev.touchstone.cli.command.Options;
import dev.touchstone.cli.run.RunOptions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.score.measure.MeasureInput;
import dev.touchstone.score.measure.MetricRun;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricCatalog;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Total;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone score`: any metric on any files, and answers to a task, for people and for scripts.
public final class ScoreCommand {

    private final CommandContext context;

    /// The command in its surroundings.
    public ScoreCommand(CommandContext context) {
        this.context = context;
    }

    /// The command's options: its own, and those that the metrics' pages name.
    ///
    /// @param arguments as typed; the metrics' options have their texts where help is asked for
    public static CommandSpec spec(Locale locale, String... arguments) {
        CommandSpec spec = outline(locale);
        Optional<Messages> help = Arrays.stream(arguments).anyMatch(ScoreCommand::mayAskForHelp)
                ? Optional.of(Messages.of(ScoreCommand.class, locale)) : Optional.empty();
        MetricOptions.of(new MetricCatalog().pages(), help)
                .forEach(option -> spec.addOption(of(option, help)));
        return spec;
    }

    /// Whether an argument is `--help`, or a short option that may be or hold `-h`.
    private static boolean mayAskForHelp(String argument) {
        return argument.startsWith("--") ? argument.equals("--help")
                : argument.startsWith("-") && argument.indexOf('h') > 0;
    }

    /// The command without the metrics' options: enough where another command is run; loads no metric.
    public static CommandSpec outline(Locale locale) {
        CommandSpec spec = CommandLines.command("score", "score", locale);
        new Options(spec, "score")
                .texts("NAME", "--metric")
                .text("FILE", "--input")
                .text("NAMES", "--columns")
                .text("FILE", "--predictions")
                .texts("FILE", "--references")
                .text("FILE", "--qrels")
                .text("FILE", "--run")
                .flag("-c", "--complete")
                .text("NAME", "--task")
                .text("NAME", "--scorer")
                .texts("DIR", "--data-root")
                .texts("DIR", "--config-dir")
                .wholeNumber("N", "--resamples")
                .wholeNumber("N", "--seed")
                .flag("--no-rows")
                .flag("--list")
                .text("-", JsonOutput.OPTION);
        CommandLines.describe(spec, locale);
        return spec;
    }

    /// The arguments with dashes in the names of options where underscores were typed, as in Python.
    public static String[] withDashes(String... arguments) {
        return Arrays.stream(arguments).map(argument -> {
            int end = argument.indexOf('=') < 0 ? argument.length() : argument.indexOf('=');
            return argument.startsWith("--")
                    ? argument.substring(0, end).replace('_', '-') + argument.substring(end) : argument;
        }).toArray(String[]::new);
    }

    /// Measures.
    ///
    /// @return 0; failures are exceptions, told in the JSON object too where one was asked for
    public int run(ParseResult parsed) {
        if (Options.given(parsed, "--list")) {
            new MetricListing(messages()).print(context.terminal().results(), new MetricCatalog(),
                    names(parsed));
            return 0;
        }
        if (!JsonOutput.asked(parsed)) {
            measure(parsed, Optional.empty());
            return 0;
        }
        try (ScoreJson out = ScoreJson.begin(context.terminal().json())) {
            try {
                measure(parsed, Optional.of(out));
            } catch (RuntimeException failure) { // the command's edge tells it too
                TouchstoneException told = Failures.of(failure);
                out.fail(told, ExitCodes.of(told.code()));
                throw failure;
            }
        }
        return 0;
    }

    private void measure(ParseResult parsed, Optional<ScoreJson> json) {
        try (PipedFiles files = new PipedFiles()) {
            try {
                measure(parsed, files, json);
            } catch (TouchstoneException failure) {
                throw files.named(failure);
            }
        }
    }

    private void measure(ParseResult parsed, PipedFiles files, Optional<ScoreJson> json) {
        boolean rows = !Options.given(parsed, "--no-rows");
        if (parsed.hasMatchedOption("--task")) {
            new TaskAnswers(context, parsed, files).score(rows, json);
            return;
        }
        MetricRun run = new MetricRun(begin(parsed));
        Map<String, Total> totals =
                run.read(input(parsed, files), rows ? json.map(out -> out::row) : Optional.empty());
        json.ifPresentOrElse(out -> out.end(totals),
                () -> new ScoreText(messages()).print(context.terminal().results(), totals));
    }

    private Messages messages() {
        return Messages.of(ScoreCommand.class, context.locale());
    }

    private Map<String, Measuring> begin(ParseResult parsed) {
        List<String> names = names(parsed);
        if (names.isEmpty()) {
            throw invalid("score needs --metric NAME (`touchstone score --list` explains them all), or "
                    + "--task NAME");
        }
        MetricCatalog catalog = new MetricCatalog();
        Map<String, String> given = new TreeMap<>();
        for (MetricOption option : MetricOptions.of(catalog.pages(), Optional.empty())) {
            if (parsed.hasMatchedOption("--" + option.name())) {
                given.put(option.name(),
                        String.valueOf((Object) parsed.matchedOptionValue("--" + option.name(), "")));
            }
        }
        return catalog.begin(names, given, sampling(parsed));
    }

    private static List<String> names(ParseResult parsed) {
        List<String> names = new ArrayList<>();
        for (String given : parsed.matchedOptionValue("--metric", new String[0])) {
            Arrays.stream(given.split(",")).map(String::strip).filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    private Sampling sampling(ParseResult parsed) {
        RunOptions options = new RunOptions(parsed);
        OptionalInt resamples = options.wholeNumber("--resamples", 1, Sampling.MOST_RESAMPLES);
        if (resamples.isPresent() && resamples.getAsInt() < Sampling.FEWEST_RESAMPLES) {
            context.terminal().messages().println(messages().text("score.few_resamples",
                    resamples.getAsInt(), Sampling.FEWEST_RESAMPLES));
        }
        return new Sampling(resamples,
                options.wholeNumber("--seed", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(0));
    }

    private MeasureInput input(ParseResult parsed, PipedFiles files) {
        boolean rows = parsed.hasMatchedOption("--input");
        boolean lines = parsed.hasMatchedOption("--predictions") || parsed.hasMatchedOption("--references");
        boolean ranking = parsed.hasMatchedOption("--qrels") || parsed.hasMatchedOption("--run");
        if ((rows ? 1 : 0) + (lines ? 1 : 0) + (ranking ? 1 : 0) != 1) {
            throw invalid("score reads one of: --input FILE; --predictions FILE --references FILE...; "
                    + "--qrels FILE --run FILE");
        }
        if (rows) {
            List<String> columns = parsed.hasMatchedOption("--columns")
                    ? Arrays.stream(parsed.matchedOptionValue("--columns", "").split(",")).map(String::strip)
                    .toList()
                    : List.of();
            if (columns.stream().distinct().count() < columns.size()) {
                throw invalid("--columns %s: each name once".formatted(String.join(",", columns)));
            }
            return new MeasureInput.Rows(file(parsed, files, "--input"), columns);
        }
        if (ranking) {
            return new MeasureInput.Ranking(file(parsed, files, "--qrels"), file(parsed, files, "--run"),
                    Options.given(parsed, "--complete"));
        }
        List<Path> references = Arrays.stream(parsed.matchedOptionValue("--references", new String[0]))
                .map(context.workingDirectory()::resolve).map(files::regular).toList();
        if (references.isEmpty()) {
            throw invalid("--predictions needs --references FILE...");
        }
        return new MeasureInput.Lines(file(parsed, files, "--predictions"), references);
    }

    private Path file(ParseResult parsed, PipedFiles files, String option) {
        String name = parsed.matchedOptionValue(option, "");
        if (name.isEmpty()) {
            throw invalid(option + " FILE is missing");
        }
        return files.regular(context.workingDirectory().resolve(name));
    }

    private static OptionSpec of(MetricOption option, Optional<Messages> help) {
        boolean flag = option.kind() == MetricOption.Kind.FLAG;
        OptionSpec.Builder spec = OptionSpec.builder("--" + option.name()).arity(flag ? "0" : "1")
                .type(flag ? boolean.class : String.class);
        help.ifPresent(messages ->
                spec.description(MetricListing.description(option, messages).replace("%", "%%")));
        return flag ? spec.defaultValue("false").build()
                : spec.paramLabel(MetricListing.label(option)).build();
    }

    static TouchstoneException invalid(String message) {
        return new TouchstoneException(ErrorCode.COMMAND_INVALID, message);
    }
}
