package dev.touchstone.cli.doctor;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.DetailTexts;
import dev.touchstone.cli.command.ExitCodes;
import dev.touchstone.cli.command.Options;
import dev.touchstone.cli.run.EndpointOptions;
import dev.touchstone.cli.run.RunOptions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.models.catalog.ModelCatalog;
import dev.touchstone.models.catalog.ModelOverrides;
import dev.touchstone.models.catalog.ResolvedModel;
import dev.touchstone.models.probe.EndpointProbe;
import dev.touchstone.models.probe.Finding;
import dev.touchstone.sandbox.SandboxCheck;
import dev.touchstone.sandbox.SandboxHost;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone doctor --url ...`: says what an end point can do and what a run against it will use; with
/// `--local`, what this machine has for models of its own. Without either it tries the sandbox for programs.
public final class DoctorCommand {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    private final CommandContext context;
    private final Messages messages;
    private final DetailTexts details;

    /// The command in its surroundings.
    public DoctorCommand(CommandContext context) {
        this.context = context;
        this.messages = Messages.of(DoctorCommand.class, context.locale());
        this.details = new DetailTexts(context.locale());
    }

    /// The command's options.
    public static CommandSpec spec(Locale locale) {
        CommandSpec spec = CommandLines.command("doctor", "doctor", locale);
        new Options(spec, "doctor")
                .text("URL", "--url")
                .text("NAME", "--backend")
                .flag("--local")
                .text("FILE", "--python")
                .text("PATH", "--model-path")
                .text("ID", "--model")
                .text("VARIABLE", "--api-key-env")
                .texts("NAME:VALUE", "--header")
                .text("FILE", "--cacert")
                .text("URL", "--proxy")
                .number("SECONDS", "--timeout");
        CommandLines.describe(spec, locale);
        return spec;
    }

    /// Probes and prints.
    ///
    /// @return 0 when chat or completions (with `--backend`: its form) work, plain or streamed, 3 when none
    ///         does, 4 when there
    ///         is no connection or the machine lacks what local models need; of the sandbox 0 when every
    ///         limit holds, else 4
    public int run(ParseResult parsed) {
        RunOptions options = new RunOptions(parsed);
        if (options.given("--local")) {
            return local(new LocalDoctor(context, options));
        }
        if (!options.given("--url") && !options.given("--backend")) {
            return sandbox(context.terminal().results());
        }
        ResolvedModel model = new ModelCatalog(List.of(), context.home())
                .resolve(new EndpointOptions(context, options).backend(), overrides(options));
        PrintStream out = context.terminal().results();
        try {
            List<Finding> findings = new EndpointProbe(model.spec(), context.environment()).run();
            findings.forEach(finding -> out.println(line(finding)));
            out.println();
            out.println(advice(findings, model.spec().backend()));
            return exit(findings, model.spec().backend());
        } catch (InterruptedException stopped) {
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED, "stopped while probing");
        }
    }

    private int local(LocalDoctor doctor) {
        PrintStream out = context.terminal().results();
        try {
            List<Finding> findings = doctor.findings();
            findings.forEach(finding -> out.println(line(finding)));
            out.println();
            int exit = LocalDoctor.exit(findings);
            out.println(messages.text(exit == 0 ? "doctor.use_local" : "doctor.use_no_local"));
            return exit;
        } catch (InterruptedException stopped) {
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED, "stopped while looking at Python");
        }
    }

    /// Tries the sandbox in place of an end point.
    private int sandbox(PrintStream out) {
        try {
            SandboxCheck check = SandboxCheck.of(SandboxHost.of(context.environment()));
            out.println(messages.text("doctor.sandbox"));
            for (dev.touchstone.sandbox.Finding finding : check.findings()) {
                String mark = switch (finding.state()) {
                    case WORKS -> messages.text("doctor.works");
                    case FAILS -> messages.text("doctor.fails");
                    case NOTE -> messages.text("doctor.note");
                };
                out.println(line(mark, finding.name(), details.of(finding.detail())));
            }
            out.println();
            out.println(messages.text(check.usable() ? "doctor.sandbox_ready" : "doctor.sandbox_missing"));
            return check.usable() ? 0 : ExitCodes.of(ErrorCode.SANDBOX_UNAVAILABLE);
        } catch (InterruptedException stopped) {
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED,
                    "stopped while the sandbox was tried");
        }
    }

    private ModelOverrides overrides(RunOptions options) {
        Duration limit = options.timeout().orElse(DEFAULT_TIMEOUT);
        return new ModelOverrides(new EndpointOptions(context, options).endpoint(),
                new ModelOverrides.Load(OptionalInt.of(1), OptionalDouble.empty(), Optional.of(limit),
                        OptionalInt.of(0), Optional.empty()),
                ModelOverrides.NONE.sampling(), ModelOverrides.NONE.spending());
    }

    private String line(Finding finding) {
        String mark = switch (finding.state()) {
            case WORKS -> messages.text("doctor.works");
            case FAILS -> messages.text("doctor.fails");
            case NOTE -> messages.text("doctor.note");
        };
        return line(mark, finding.name(), details.of(finding.detail()));
    }

    private static String line(String mark, String name, String detail) {
        return "%s  %-30s %s".formatted(mark, name, detail);
    }

    private String advice(List<Finding> findings, String backend) {
        if (works(findings, backend)) {
            return messages.text("doctor.use_backend", backend);
        }
        if (works(findings, "chat")) {
            return messages.text("doctor.use_chat");
        }
        boolean unnamed = findings.stream().anyMatch(finding ->
                finding.name().equals("model id") && finding.state() == Finding.State.FAILS);
        if (unnamed) {
            return messages.text("doctor.name_model");
        }
        if (works(findings, "completions")) {
            return messages.text("doctor.use_completions");
        }
        return streaming(findings, backend).map(only -> messages.text("doctor.use_stream", only))
                .orElseGet(() -> messages.text("doctor.use_nothing"));
    }

    /// The back end whose streamed answers work.
    private static Optional<String> streaming(List<Finding> findings, String backend) {
        Map<String, String> backends = Map.of("chat", "openai_chat", "completions", "openai_completions");
        return Stream.of(backend, "chat", "completions").filter(name -> works(findings, name + " streaming"))
                .findFirst().map(name -> backends.getOrDefault(name, name));
    }

    private static int exit(List<Finding> findings, String backend) {
        if (works(findings, backend) || works(findings, "chat") || works(findings, "completions")
                || streaming(findings, backend).isPresent()) {
            return 0;
        }
        boolean reached = findings.stream().anyMatch(finding ->
                finding.name().equals("connection") && finding.state() == Finding.State.WORKS);
        return reached ? 3 : 4;
    }

    private static boolean works(List<Finding> findings, String name) {
        return findings.stream().anyMatch(finding ->
                finding.name().equals(name) && finding.state() == Finding.State.WORKS);
    }
}
