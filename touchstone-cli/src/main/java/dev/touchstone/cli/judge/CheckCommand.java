package dev.touchstone.cli.judge;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.run.AskingScreen;
import dev.touchstone.cli.run.Generators;
import dev.touchstone.cli.run.Interrupts;
import dev.touchstone.cli.run.RunOptions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.judge.check.Battery;
import dev.touchstone.judge.check.CheckItem;
import dev.touchstone.judge.check.CheckItems;
import dev.touchstone.judge.check.CheckLevels;
import dev.touchstone.judge.check.CheckReport;
import dev.touchstone.models.catalog.ModelCatalog;
import dev.touchstone.models.catalog.ModelOverrides;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.ParseResult;

/// `touchstone judge check`: asks a judge the questions of a battery and says what its replies show.
final class CheckCommand {

    private static final int REPLY_TOKENS = 1024;

    private final CommandContext context;

    CheckCommand(CommandContext context) {
        this.context = context;
    }

    /// Asks and prints.
    ///
    /// @return 0 when no fault is shown, 1 when one is, 3 when nothing can be said
    int run(ParseResult parsed) {
        RunOptions options = new RunOptions(parsed);
        boolean json = options.given("--output-json");
        String language = options.text("--language").orElse("en");
        if (!List.of("en", "zh").contains(language)) {
            throw invalid("--language %s: expected en or zh".formatted(language));
        }
        if (json && !options.text("--output-json").orElse("").equals("-")) {
            throw invalid("--output-json takes - for standard output alone");
        }
        CheckLevels levels = new CheckLevels(options.share("--level").orElse(0.1),
                options.share("--alpha").orElse(0.05));
        List<CheckItem> items = items(options, language);
        ModelSpec spec = spec(options);
        try (Generator judge = Generators.connect(spec)) {
            StopSignal stop = new StopSignal();
            Interrupts.listen(stop, () -> { });
            stop.onDrain(judge::drain);
            GenerationSettings settings = new GenerationSettings(
                    Math.max(REPLY_TOKENS, spec.maxOutputTokens().orElse(REPLY_TOKENS)), spec.generation());
            CheckReport report = ask(new Battery(items, language), judge,
                    settings.with("temperature", Value.of(0)), spec, levels);
            if (stop.asked()) {
                throw stopped();
            }
            CheckText text = new CheckText(context.locale());
            PrintStream out = json ? context.terminal().messages() : context.terminal().results();
            text.lines(judge.identity(), items.size(), report).forEach(out::println);
            if (json) {
                context.terminal().json().println(
                        Json.write(CheckText.json(judge.identity(), report, levels)));
            }
            return report.mute() ? 3 : report.faulty() ? 1 : 0;
        } catch (InterruptedException atOnce) {
            throw stopped();
        }
    }

    private CheckReport ask(Battery battery, Generator judge, GenerationSettings settings, ModelSpec spec,
            CheckLevels levels) throws InterruptedException {
        try (AskingScreen screen = new AskingScreen(context, "judge " + spec.abbr(), battery.size())) {
            return battery.run(judge, settings, spec.concurrency(), levels, screen::finishedOne);
        }
    }

    private static TouchstoneException stopped() {
        return new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED, "stopped while the judge was asked");
    }

    private List<CheckItem> items(RunOptions options, String language) {
        List<CheckItem> items = options.text("--input").map(this::read)
                .orElseGet(() -> CheckItems.builtIn(language));
        int first = options.wholeNumber("--items", 1, Integer.MAX_VALUE).orElse(items.size());
        return items.subList(0, Math.min(first, items.size()));
    }

    private List<CheckItem> read(String name) {
        Path file = context.workingDirectory().resolve(name).normalize();
        try {
            return CheckItems.read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--input %s: cannot be read (%s)".formatted(file, IoReason.of(unreadable)), unreadable);
        }
    }

    private ModelSpec spec(RunOptions options) {
        if (!options.given("--model") && !options.given("--url")) {
            throw new TouchstoneException(ErrorCode.COMMAND_NOTHING_TO_RUN,
                    "no judge was named: give --url http://host:port/v1, or --model NAME of a model file");
        }
        List<Path> folders = new ArrayList<>();
        List<String> given = options.texts("--config-dir");
        for (String name : given.isEmpty() ? List.of("configs") : given) {
            folders.add(context.workingDirectory().resolve(name).normalize());
        }
        return new ModelCatalog(folders, context.home())
                .resolve(options.text("--model").orElse("openai_chat"), new ModelOverrides(
                        new ModelOverrides.Endpoint(options.text("--url"), options.text("--model-id"),
                                options.text("--api-key-env"), Map.of(), Optional.empty(), Optional.empty()),
                        new ModelOverrides.Load(options.wholeNumber("--concurrency", 1, 100_000),
                                OptionalDouble.empty(), options.timeout(),
                                options.wholeNumber("--retries", 0, 100), Optional.empty()),
                        ModelOverrides.NONE.sampling(), ModelOverrides.NONE.spending()))
                .spec();
    }

    private static TouchstoneException invalid(String message) {
        return new TouchstoneException(ErrorCode.COMMAND_INVALID, message);
    }
}
