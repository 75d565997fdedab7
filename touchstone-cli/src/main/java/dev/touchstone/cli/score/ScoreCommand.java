package dev.touchstone.cli.score;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.Options;
import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.score.measure.MetricRun;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone score`: any metric on any files, for people and for scripts.
public final class ScoreCommand {

    private final CommandContext context;
    private final Map<String, FileMetric> metrics;

    /// The command in its surroundings.
    public ScoreCommand(CommandContext context) {
        this.context = context;
        this.metrics = metrics();
    }

    /// The command's options: its own, and those that the metrics' pages name.
    public static CommandSpec spec(Locale locale) {
        CommandSpec spec = outline(locale);
        Map<String, MetricOption> options = new TreeMap<>();
        metrics().values().forEach(metric ->
                metric.page().options().forEach(option -> options.putIfAbsent(option.name(), option)));
        options.values().forEach(option -> spec.addOption(of(option)));
        return spec;
    }

    /// The command without the metrics' options: enough where another command is run; loads no metric.
    public static CommandSpec outline(Locale locale) {
        CommandSpec spec = CommandLines.command("score", "score", locale);
        new Options(spec, "score")
                .texts("NAME", "--metric")
                .text("FILE", "--input")
                .flag("--list")
                .text("-", "--output-json");
        CommandLines.describe(spec, locale);
        return spec;
    }

    /// Measures.
    ///
    /// @return 0; failures are exceptions
    public int run(ParseResult parsed) {
        if (Options.given(parsed, "--list")) {
            metrics.values().forEach(metric ->
                    context.terminal().results().println(MetricListing.text(metric.page())));
            return 0;
        }
        boolean json = parsed.hasMatchedOption("--output-json");
        if (json && !parsed.matchedOptionValue("--output-json", "").equals("-")) {
            throw invalid("--output-json takes - for standard output alone");
        }
        String input = parsed.matchedOptionValue("--input", "");
        if (input.isEmpty()) {
            throw invalid("score needs rows: --metric NAME --input FILE (JSON lines or CSV)");
        }
        Path file = context.workingDirectory().resolve(input);
        MetricRun run = new MetricRun(begin(parsed));
        if (!json) {
            ScoreText.print(context.terminal().results(), run.read(file, (_, _) -> { }));
            return 0;
        }
        try (ScoreJson out = ScoreJson.begin(context.terminal().json())) {
            out.end(run.read(file, out::row));
        }
        return 0;
    }

    private Map<String, Measuring> begin(ParseResult parsed) {
        Map<String, Measuring> begun = new LinkedHashMap<>();
        for (String given : parsed.matchedOptionValue("--metric", new String[0])) {
            for (String name : given.split(",")) {
                FileMetric metric = metrics.get(name.strip());
                if (metric == null) {
                    throw invalid("no metric '%s'%s (`touchstone score --list` explains them all)".formatted(
                            name, Suggestions.sentence(name, metrics.keySet())));
                }
                begun.put(metric.page().name(), metric.begin(settings(parsed, metric)));
            }
        }
        if (begun.isEmpty()) {
            throw invalid("score needs a metric: --metric NAME; `touchstone score --list` explains them all");
        }
        return begun;
    }

    /// With several metrics an option goes to those that have it.
    private Settings settings(ParseResult parsed, FileMetric metric) {
        Map<String, String> given = new TreeMap<>();
        for (MetricOption option : metric.page().options()) {
            String name = "--" + option.name();
            if (parsed.hasMatchedOption(name)) {
                given.put(option.name(), String.valueOf((Object) parsed.matchedOptionValue(name, "")));
            }
        }
        return Settings.of(metric.page(), given);
    }

    private static OptionSpec of(MetricOption option) {
        boolean flag = option.kind() == MetricOption.Kind.FLAG;
        OptionSpec.Builder spec = OptionSpec.builder("--" + option.name()).arity(flag ? "0" : "1")
                .type(flag ? boolean.class : String.class).description(MetricListing.description(option));
        return flag ? spec.defaultValue("false").build()
                : spec.paramLabel(MetricListing.label(option)).build();
    }

    private static Map<String, FileMetric> metrics() {
        return Extensions.load(FileMetric.class, metric -> metric.page().name());
    }

    private static TouchstoneException invalid(String message) {
        return new TouchstoneException(ErrorCode.COMMAND_INVALID, message);
    }
}
