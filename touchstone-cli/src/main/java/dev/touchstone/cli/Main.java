package dev.touchstone.cli;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.ErrorTexts;
import dev.touchstone.cli.command.ExitCodes;
import dev.touchstone.cli.command.Version;
import dev.touchstone.cli.config.ConfigCommand;
import dev.touchstone.cli.demo.DemoCommand;
import dev.touchstone.cli.doctor.DoctorCommand;
import dev.touchstone.cli.model.ModelCommand;
import dev.touchstone.cli.report.ReportCommand;
import dev.touchstone.cli.run.RunCommand;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.Messages;
import java.io.PrintWriter;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The command's entry point: finds the sub-command, runs it, turns failures into messages and exit codes.
public final class Main {

    private final CommandContext context;
    private final Map<CommandSpec, ToIntFunction<ParseResult>> actions = new IdentityHashMap<>();

    Main(CommandContext context) {
        this.context = context;
    }

    /// Runs the command and exits with its code.
    ///
    /// @param arguments as typed, without the command's name
    public static void main(String[] arguments) {
        CommandContext context = CommandContext.ofProcess();
        int exit = new Main(context).run(arguments);
        context.terminal().results().flush();
        context.terminal().messages().flush();
        boolean lost = context.terminal().results().checkError() || context.terminal().json().checkError();
        if (exit == 0 && lost) {
            context.terminal().messages().println("touchstone: standard output cannot be written");
            exit = 4;
        }
        System.exit(exit); // also where a library has left a thread running
    }

    /// Runs the command.
    ///
    /// @return its exit code
    int run(String... arguments) {
        CommandSpec top = CommandLines.command("touchstone", "touchstone", context.locale());
        CommandLines.addVersion(top, "touchstone " + Version.TEXT, context.locale());
        top.usageMessage().commandListHeading("%n");
        Locale locale = context.locale();
        add(top, "run", RunCommand.spec("run", locale), parsed -> new RunCommand(context).run(parsed));
        add(top, "demo", DemoCommand.spec(locale), parsed -> new DemoCommand(context).run(parsed));
        add(top, "report", ReportCommand.spec(locale), parsed -> new ReportCommand(context).run(parsed));
        add(top, "doctor", DoctorCommand.spec(locale), parsed -> new DoctorCommand(context).run(parsed));
        ConfigCommand.add(top, context, this::add);
        ModelCommand.add(top, context, this::add);
        CommandLine command = new CommandLine(top);
        command.setOut(new PrintWriter(context.terminal().results(), true));
        command.setErr(new PrintWriter(context.terminal().messages(), true));
        command.setExecutionStrategy(parsed -> execute(command, parsed));
        command.setParameterExceptionHandler((wrong, _) -> invalid(wrong));
        return command.execute(arguments);
    }

    /// Adds a sub-command that is run by a function of its parsed options.
    private void add(CommandSpec parent, String name, CommandSpec child, ToIntFunction<ParseResult> action) {
        parent.addSubcommand(name, child);
        actions.put(child, action);
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
                return report(failure);
            }
        }
        command.getErr().print(deepest.commandSpec().commandLine().getUsageMessage());
        command.getErr().flush();
        return 2;
    }

    private int invalid(CommandLine.ParameterException wrong) {
        PrintWriter err = wrong.getCommandLine().getErr();
        tell(ErrorCode.COMMAND_INVALID, wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        err.flush();
        return 2;
    }

    private int report(RuntimeException failure) {
        return switch (failure) {
            case TouchstoneException told -> {
                tell(told.code(), told.getMessage());
                yield ExitCodes.of(told.code());
            }
            default -> {
                tell(ErrorCode.INTERNAL_BUG, failure.toString());
                failure.printStackTrace(context.terminal().messages());
                yield 70;
            }
        };
    }

    private void tell(ErrorCode code, String message) {
        Messages messages = Messages.of(RunCommand.class, context.locale());
        ErrorTexts texts = new ErrorTexts(context.locale());
        String told = texts.cause(code).map(cause -> cause + " " + message).orElse(message);
        context.terminal().messages().println(messages.text("error.line", code.id(), told));
        context.terminal().messages().println(messages.text("error.remedy", texts.remedy(code)));
    }
}
