package dev.touchstone.cli.demo;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.Options;
import dev.touchstone.cli.run.RunCommand;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.gguf.pull.ModelStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone demo`: the embedded model on the two demo sets, from fetching the weights to the table.
///
/// Where the weights cannot be had (no pip, no network) it replays what that model answered when it was
/// recorded for this release, and says so.
public final class DemoCommand {

    private static final String MODEL = "smollm2";
    private static final String RECORDED = "smollm2-demo-answers.jsonl";

    private final CommandContext context;
    private final Messages messages;

    /// The command in its surroundings.
    public DemoCommand(CommandContext context) {
        this.context = context;
        this.messages = Messages.of(DemoCommand.class, context.locale());
    }

    /// The command's options.
    public static CommandSpec spec(Locale locale) {
        CommandSpec spec = CommandLines.command("demo", "demo", locale);
        new Options(spec, "demo").text("DIR", "-w", "--work-dir");
        CommandLines.describe(spec, locale);
        return spec;
    }

    /// Runs it.
    ///
    /// @return the exit code of the run
    public int run(ParseResult parsed) {
        List<String> arguments = new ArrayList<>(List.of(
                "--datasets", "demo_word_problems", "demo_choice", "--scorer", "robust",
                "--work-dir", parsed.matchedOptionValue("--work-dir", "outputs/demo")));
        if (pulled()) {
            arguments.addAll(List.of("--models", MODEL));
        } else {
            arguments.addAll(List.of("--replay-file", recorded().toString()));
        }
        String same = "touchstone run " + String.join(" ", arguments);
        context.terminal().messages().println(messages.text("demo.same", same));
        CommandSpec run = RunCommand.spec("run", context.locale());
        return new RunCommand(context).run(new CommandLine(run).parseArgs(arguments.toArray(String[]::new)));
    }

    private boolean pulled() {
        try {
            ModelStore.of(context.environment(), Path.of(System.getProperty("user.home")))
                    .pull(MODEL, context.terminal().messages()::println);
            return true;
        } catch (InterruptedException stopped) {
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED, "stopped while fetching the model");
        } catch (TouchstoneException unavailable) {
            if (unavailable.code() != ErrorCode.MODEL_PULL_FAILED) {
                throw unavailable;
            }
            context.terminal().messages().println(unavailable.getMessage());
            context.terminal().messages().println(messages.text("demo.replay"));
            return false;
        }
    }

    private Path recorded() {
        Path copy = context.home().resolve("demo").resolve(RECORDED);
        try (InputStream in = DemoCommand.class.getResourceAsStream(RECORDED)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RECORDED);
            }
            Files.createDirectories(copy.getParent());
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException failed) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                    "%s: cannot be written: %s; set TOUCHSTONE_CACHE to a writable folder"
                            .formatted(copy, IoReason.of(failed)), failed);
        }
    }
}
