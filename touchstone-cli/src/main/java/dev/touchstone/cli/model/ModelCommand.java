package dev.touchstone.cli.model;

import dev.touchstone.cli.command.CommandAdder;
import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.Options;
import dev.touchstone.cli.run.RunOptions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.gguf.llama.EmbeddedModel;
import dev.touchstone.gguf.llama.EmbeddedOptions;
import dev.touchstone.gguf.pull.ModelStore;
import dev.touchstone.gguf.serve.EmbeddedServer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone model pull` and `touchstone model serve`.
public final class ModelCommand {

    /// Held here, because a logger that nobody holds is collected together with its level.
    private static final Logger SERVER_LOG = Logger.getLogger("io.helidon");

    private final CommandContext context;

    private ModelCommand(CommandContext context) {
        this.context = context;
    }

    /// Adds the command and its sub-commands.
    public static void add(CommandSpec top, CommandContext context, CommandAdder adder) {
        ModelCommand command = new ModelCommand(context);
        CommandSpec model = CommandLines.command("model", "model", context.locale());
        CommandSpec pull = CommandLines.command("pull", "model.pull", context.locale());
        name(pull, "model.pull.name");
        CommandLines.describe(pull, context.locale());
        CommandSpec serve = CommandLines.command("serve", "model.serve", context.locale());
        name(serve, "model.serve.name");
        new Options(serve, "model.serve")
                .text("ADDRESS", "--host")
                .wholeNumber("PORT", "--port")
                .wholeNumber("N", "--parallel");
        CommandLines.describe(serve, context.locale());
        adder.add(model, "pull", pull, command::pull);
        adder.add(model, "serve", serve, command::serve);
        top.addSubcommand("model", model);
    }

    private static void name(CommandSpec spec, String key) {
        spec.addPositional(PositionalParamSpec.builder().arity("1").required(true).type(String.class)
                .paramLabel("NAME").descriptionKey(key).build());
    }

    private int pull(ParseResult parsed) {
        try {
            String name = parsed.matchedPositionalValue(0, "");
            Path file = store().pull(name, context.terminal().messages()::println);
            context.terminal().results().println(file);
            return 0;
        } catch (InterruptedException stopped) {
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED, "stopped while fetching the model");
        }
    }

    private int serve(ParseResult parsed) {
        String name = parsed.matchedPositionalValue(0, "");
        RunOptions options = new RunOptions(parsed);
        int port = options.wholeNumber("--port", 0, 65_535).orElse(8000);
        int parallel = options.wholeNumber("--parallel", 1, 64).orElse(8);
        String host = options.text("--host").orElse("127.0.0.1");
        SERVER_LOG.setLevel(Level.WARNING); // its greeting is not ours
        EmbeddedOptions standard = EmbeddedOptions.standard();
        try (EmbeddedModel model = EmbeddedModel.open(store().locate(name), new EmbeddedOptions(
                        standard.threads(), parallel, standard.context(), standard.mostWaiting()));
                EmbeddedServer server = EmbeddedServer.start(
                        model, name, host, port)) {
            context.terminal().results().println("serving " + name + " at " + server.uri());
            context.terminal().results().flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException stopped) {
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED, "stopped while serving");
        }
    }

    private ModelStore store() {
        return ModelStore.of(context.environment(), Path.of(System.getProperty("user.home")));
    }
}
