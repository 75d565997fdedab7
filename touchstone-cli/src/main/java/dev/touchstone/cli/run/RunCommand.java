package dev.touchstone.cli.run;

import dev.touchstone.cli.agreement.AgreementText;
import dev.touchstone.cli.agreement.RunAgreement;
import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.ErrorTexts;
import dev.touchstone.cli.command.ExitCodes;
import dev.touchstone.cli.command.Failures;
import dev.touchstone.cli.command.JsonOutput;
import dev.touchstone.cli.command.ScreenSize;
import dev.touchstone.cli.command.Terminal;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.engine.lifecycle.Gate;
import dev.touchstone.engine.lifecycle.RunOutcome;
import dev.touchstone.engine.lifecycle.RunRequest;
import dev.touchstone.engine.report.JsonReport;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.engine.report.PythonText;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.report.ScreenReport;
import dev.touchstone.judge.agreement.Label;
import dev.touchstone.tasks.custom.CustomVariants;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone run`: one command evaluates models on data and leaves a run folder.
public final class RunCommand {

    private final CommandContext context;
    private final Messages messages;

    /// The command in its surroundings.
    public RunCommand(CommandContext context) {
        this.context = context;
        this.messages = Messages.of(RunCommand.class, context.locale());
    }

    /// The command's options.
    public static CommandSpec spec(String name, Locale locale) {
        CommandSpec spec = CommandLines.command(name, "run", locale);
        spec.usageMessage().customSynopsis("touchstone " + name
                + " (--models NAME... | --url URL)"
                + " (--datasets NAME... | --custom-dataset-path FILE) [OPTION...]");
        RunOptions.declare(spec);
        CommandLines.describe(spec, locale);
        return spec;
    }

    /// Runs it.
    ///
    /// @return the exit code
    /// @throws TouchstoneException when nothing could be begun
    public int run(ParseResult parsed) {
        RunOptions options = new RunOptions(parsed);
        if (!options.given(JsonOutput.OPTION)) {
            return run(options, context.terminal());
        }
        Terminal terminal = context.terminal().forJson();
        try {
            JsonOutput.asked(parsed);
            return run(options, terminal);
        } catch (RuntimeException failed) { // a script reads standard output alone
            TouchstoneException told = Failures.of(failed);
            terminal.json().println(JsonReport.failure(told, ExitCodes.of(told.code())));
            terminal.json().flush();
            throw failed;
        }
    }

    private int run(RunOptions options, Terminal terminal) {
        check(options);
        if (options.flag("--disable-cb")) {
            terminal.messages().println(messages.text("run.disable_cb"));
        }
        if (options.flag("--unsafe-local-code")) {
            terminal.messages().println(messages.text("run.unsafe_local_code"));
        }
        RunAgreement agreement = new RunAgreement(context);
        List<Label> labels = options.text("--labels").map(agreement::read).orElse(List.of());
        RunWiring wiring = new RunWiring(context, options);
        if (options.flag("--search")) {
            return new SearchTable(wiring, options).print(terminal, messages);
        }
        List<String> files = options.datasets().stream()
                .filter(name -> !CustomVariants.names().contains(name)).toList();
        wiring.tasks().report(files).ifPresent(terminal.messages()::println);
        RequestBuilder builder = new RequestBuilder(context, options, wiring);
        if (options.flag("--dry-run")) {
            return new DryRun(wiring, messages).print(terminal, builder.dryRequest());
        }
        RunRequest request = builder.request();
        RunAgreement.require(labels, units(request));
        terminal.messages().println(messages.text("run.settings.heading"));
        builder.settings().forEach(line -> terminal.messages().println("  " + line));
        StopSignal stop = new StopSignal();
        RunOutcome outcome;
        ErrorTexts texts = new ErrorTexts(context.locale());
        try (ProgressScreen screen = new ProgressScreen(terminal, messages, texts, options.flag("--debug"))) {
            Interrupts.listen(stop, () -> screen.say(messages.text("run.stopping")));
            if (terminal.live()) {
                screen.resized(ScreenSize.ofTerminal());
                Interrupts.whenResized(() -> screen.resized(ScreenSize.ofTerminal()));
            }
            outcome = wiring.engine().run(request, screen, stop);
        }
        return show(options, terminal, new Ended(request, labels, outcome));
    }

    private static List<RunAgreement.Unit> units(RunRequest request) {
        return request.units().stream().map(unit -> new RunAgreement.Unit(
                unit.model().abbr(), unit.task().spec().abbr())).toList();
    }

    /// A run that came to an end.
    private record Ended(RunRequest request, List<Label> labels, RunOutcome outcome) {}

    private int show(RunOptions options, Terminal terminal, Ended ended) {
        RunRequest request = ended.request();
        RunOutcome outcome = ended.outcome();
        if (outcome.stopped()) {
            terminal.messages().println(messages.text("run.stopped",
                    "touchstone run ... " + again(options, outcome)));
        } else if (request.stages().report()) {
            terminal.results().print(ScreenReport.render(
                    outcome.report().worded(this::worded),
                    Messages.of(ScreenReport.class, context.locale())));
            terminal.results().flush();
            terminal.messages().println(messages.text("run.report", outcome.folder().root()));
        } else {
            terminal.results().println(messages.text("run.no_scoring", again(options, outcome)));
        }
        if (request.stages().score() && !outcome.stopped() && !ended.labels().isEmpty()) {
            compared(ended).forEach(terminal.messages()::println);
        }
        outcome.verdicts().forEach(gated -> terminal.messages().println(sentence(gated)));
        terminal.results().flush();
        if (options.given(JsonOutput.OPTION)) {
            terminal.json().println(
                    JsonReport.render(outcome.report(), outcome.folder().root(), outcome.exit()));
            terminal.json().flush();
        }
        return outcome.exit();
    }

    /// How far the labels agree. What only the verdicts show to be wrong with a label takes nothing from the
    /// run, which is paid for.
    private List<String> compared(Ended ended) {
        try {
            return new AgreementText(context.locale()).lines(new RunAgreement(context)
                    .of(ended.outcome().folder(), ended.labels(), units(ended.request())));
        } catch (TouchstoneException wrong) {
            return List.of(messages.text("run.labels.not_compared",
                    new ErrorTexts(context.locale()).detail(wrong.getMessage())));
        }
    }

    /// The options that find the run again.
    static String again(RunOptions options, RunOutcome outcome) {
        String reuse = "--reuse " + outcome.folder().stamp();
        return options.text("--work-dir").map(folder -> "%s --work-dir %s".formatted(reuse,
                folder.matches("[\\w./~+:@%-]+") ? folder : "'" + folder.replace("'", "'\\''") + "'"))
                .orElse(reuse);
    }

    /// A warning on a unit, `unit: what was found`, in the user's language as far as it is known there.
    private String worded(String warning) {
        ErrorTexts texts = new ErrorTexts(context.locale());
        String whole = texts.detail(warning);
        int end = warning.indexOf(": ") + 2;
        return end < 2 || !whole.equals(warning) ? whole
                : warning.substring(0, end) + texts.detail(warning.substring(end));
    }

    private String sentence(RunOutcome.Gated gated) {
        Gate gate = gated.gate();
        return switch (gated.verdict()) {
            case Gate.Verdict.Passed _ -> messages.text("run.gate.passed", gate);
            case Gate.Verdict.Missed(Row row, double value) -> messages.text("run.gate.missed", gate,
                    row.dataset(), row.metric(), PythonText.twoPlaces(value));
            case Gate.Verdict.NotMeasured(String reason) ->
                messages.text("run.gate.not_measured", gate, reason);
        };
    }

    private void check(RunOptions options) {
        options.text("--url"); // an empty one is told before anything else
        options.positional().ifPresent(file -> {
            throw new TouchstoneException(
                    ErrorCode.COMMAND_INVALID, messages.text("run.python_config", file));
        });
        for (String shown : List.of("--dry-run", "--search")) {
            if (options.flag(shown) && options.given(JsonOutput.OPTION)) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        shown + " measures nothing, so there are no numbers for --output-json to tell; "
                                + "leave it out to see " + (shown.equals("--search") ? "the list"
                                        : "the prompts") + ", or " + shown + " to run");
            }
        }
    }
}
