package dev.touchstone.cli;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.ErrorTexts;
import dev.touchstone.cli.command.ExitCodes;
import dev.touchstone.cli.command.Failures;
import dev.touchstone.cli.command.JsonOutput;
import dev.touchstone.cli.command.StandardOutput;
import dev.touchstone.cli.compare.CompareCommand;
import dev.touchstone.cli.config.ConfigCommand;
import dev.touchstone.cli.demo.DemoCommand;
import dev.touchstone.cli.doctor.DoctorCommand;
import dev.touchstone.cli.judge.JudgeCommand;
import dev.touchstone.cli.model.ModelCommand;
import dev.touchstone.cli.power.PowerCommand;
import dev.touchstone.cli.report.ReportCommand;
import dev.touchstone.cli.run.RunCommand;
import dev.touchstone.cli.score.ScoreCommand;
import dev.touchstone.cli.verify.VerifyCommand;
import dev.touchstone.core.config.ToolVersion;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.JsonReport;
import dev.touchstone.engine.report.Messages;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The command's entry point: finds the sub-command, runs it, turns failures into messages and exit codes.
public final class Main {

    private static final String JSON_OPTION = JsonOutput.OPTION;

    private final CommandContext context;
    private final Map<CommandSpec, ToIntFunction<ParseResult>> actions = new IdentityHashMap<>();

    Main(CommandContext context) {
        this.context = context;
    }

    /// Runs the command and exits with its code.
    ///
    /// @param arguments as typed, without the command's name
    public static void main(String[] arguments) {
        StandardOutput output = new StandardOutput();
        CommandContext context = CommandContext.ofProcess(output);
        int exit = new Main(context).run(arguments);
        context.terminal().results().flush();
        context.terminal().messages().flush();
        boolean lost = context.terminal().results().checkError() || context.terminal().json().checkError();
        if (exit == 0 && lost && !output.readerGone()) {
            context.terminal().messages().println(
                    Messages.of(RunCommand.class, context.locale()).text("error.output"));
            exit = 4;
        }
        if (exit != 0 || Thread.activeCount() > 1) { // also where a library has left a thread running
            System.exit(exit); // looks for a logger first, which takes longer than ending
        }
    }

    /// Runs the command.
    ///
    /// @return its exit code
    int run(String... arguments) {
        CommandSpec top = CommandLines.command("touchstone", "touchstone", context.locale());
        CommandLines.addVersion(top, "touchstone " + ToolVersion.TEXT, context.locale());
        Map<String, Runnable> commands = commands(top, arguments);
        Runnable asked = commands.get(arguments.length == 0 ? "" : arguments[0]);
        if (asked == null) {
            commands.values().forEach(Runnable::run);
        } else {
            asked.run(); // the others' options would take longer to make than those of this one to read
        }
        CommandLine command = new CommandLine(top);
        command.setOut(new PrintWriter(context.terminal().results(), true));
        command.setErr(new PrintWriter(context.terminal().messages(), true));
        command.setExecutionStrategy(parsed -> execute(command, parsed));
        command.setParameterExceptionHandler(this::invalid);
        boolean score = arguments.length > 0 && arguments[0].equals("score");
        return command.execute(score ? ScoreCommand.withDashes(arguments) : arguments);
    }

    /// What adds each sub-command, by the name with which it is asked for, in the order of the help.
    private Map<String, Runnable> commands(CommandSpec top, String... arguments) {
        Locale locale = context.locale();
        Map<String, Runnable> commands = new LinkedHashMap<>();
        commands.put("run", () -> add(top, "run", RunCommand.spec("run", locale),
                parsed -> new RunCommand(context).run(parsed)));
        commands.put("demo", () -> add(top, "demo", DemoCommand.spec(locale),
                parsed -> new DemoCommand(context).run(parsed)));
        commands.put("report", () -> add(top, "report", ReportCommand.spec(locale),
                parsed -> new ReportCommand(context).run(parsed)));
        commands.put("doctor", () -> add(top, "doctor", DoctorCommand.spec(locale),
                parsed -> new DoctorCommand(context).run(parsed)));
        commands.put("compare", () -> add(top, "compare", CompareCommand.spec(locale),
                toldInJson(parsed -> new CompareCommand(context).run(parsed))));
        commands.put("power", () -> add(top, "power", PowerCommand.spec(locale),
                toldInJson(parsed -> new PowerCommand(context).run(parsed))));
        commands.put("score", () -> add(top, "score", scoreSpec(locale, arguments),
                parsed -> new ScoreCommand(context).run(parsed)));
        commands.put("verify", () -> add(top, "verify", VerifyCommand.spec(locale),
                toldInJson(parsed -> new VerifyCommand(context).run(parsed))));
        commands.put("config", () -> ConfigCommand.add(top, context, this::add));
        commands.put("judge", () -> JudgeCommand.add(top, context, this::judge));
        commands.put("model", () -> ModelCommand.add(top, context, this::add));
        return commands;
    }

    private static CommandSpec scoreSpec(Locale locale, String... arguments) {
        boolean asked = Arrays.asList(arguments).contains("score");
        return asked ? ScoreCommand.spec(locale, arguments) : ScoreCommand.outline(locale);
    }

    /// Adds a sub-command that is run by a function of its parsed options.
    private void add(CommandSpec parent, String name, CommandSpec child, ToIntFunction<ParseResult> action) {
        parent.addSubcommand(name, child);
        actions.put(child, action);
    }

    private void judge(CommandSpec parent, String name, CommandSpec child,
            ToIntFunction<ParseResult> action) {
        add(parent, name, child, toldInJson(action));
    }

    /// The action, whose failures are told on standard output too where a script asked for an object there.
    private ToIntFunction<ParseResult> toldInJson(ToIntFunction<ParseResult> action) {
        return parsed -> {
            try {
                return action.applyAsInt(parsed);
            } catch (RuntimeException failure) { // told to people at the application's edge
                if (parsed.hasMatchedOption(JSON_OPTION)) {
                    TouchstoneException told = Failures.of(failure);
                    context.terminal().json().println(JsonReport.failure(told, ExitCodes.of(told.code())));
                    context.terminal().json().flush();
                }
                throw failure;
            }
        };
    }

    private int execute(CommandLine command, ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return 0;
        }
        ParseResult deepest = parsed;
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
        }
        ToIntFunction<ParseResult> action = actions.get(deepest.commandSpec());
        if (action != null) {
            try {
                return action.applyAsInt(deepest);
            } catch (RuntimeException failure) { // the application's edge: told once, with its code
                return report(failure, deepest.commandSpec().qualifiedName());
            }
        }
        command.getErr().print(deepest.commandSpec().commandLine().getUsageMessage());
        command.getErr().flush();
        return 2;
    }

    /// A command line that does not fit the declared options.
    private int invalid(CommandLine.ParameterException wrong, String[] typed) {
        Messages messages = Messages.of(RunCommand.class, context.locale());
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        String message = wrong.getMessage();
        List<String> near = List.of();
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            if (!first.startsWith("-") && !command.subcommands().isEmpty()) {
                message = messages.text(
                        "error.no_command", first, String.join(", ", command.subcommands().keySet()));
            }
            near = unmatched.getSuggestions();
        }
        tell(ErrorCode.COMMAND_INVALID, message, command.qualifiedName());
        if (!near.isEmpty()) {
            context.terminal().messages().println(messages.text("error.near", String.join(", ", near)));
        }
        if (Stream.of(typed).anyMatch(argument -> argument.startsWith(JSON_OPTION))) {
            context.terminal().json().println(JsonReport.failure(
                    new TouchstoneException(ErrorCode.COMMAND_INVALID, message), 2));
            context.terminal().json().flush();
        }
        return 2;
    }

    private int report(RuntimeException failure, String command) {
        TouchstoneException told = Failures.of(failure);
        tell(told.code(), told.getMessage(), command);
        if (told.code() == ErrorCode.INTERNAL_BUG) {
            failure.printStackTrace(context.terminal().messages());
        }
        return ExitCodes.of(told.code());
    }

    private void tell(ErrorCode code, String message, String command) {
        Messages messages = Messages.of(RunCommand.class, context.locale());
        ErrorTexts texts = new ErrorTexts(context.locale());
        String found = texts.detail(message);
        String told = texts.cause(code).map(cause -> cause + " " + found).orElse(found);
        context.terminal().messages().println(messages.text("error.line", code.id(), told));
        String remedy = code == ErrorCode.COMMAND_INVALID
                ? messages.text("error.help", command) : texts.remedy(code, message);
        context.terminal().messages().println(messages.text("error.remedy", remedy));
    }
}
