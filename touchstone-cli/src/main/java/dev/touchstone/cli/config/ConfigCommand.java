package dev.touchstone.cli.config;

import dev.touchstone.cli.command.CommandAdder;
import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.Options;
import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.models.catalog.ModelCatalog;
import dev.touchstone.models.catalog.ModelEntry;
import dev.touchstone.tasks.catalog.TaskCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone config eject NAME`: copies a built-in file to where it is found first and can be edited.
public final class ConfigCommand {

    private final CommandContext context;

    private ConfigCommand(CommandContext context) {
        this.context = context;
    }

    /// Adds the command and its sub-commands.
    public static void add(CommandSpec top, CommandContext context, CommandAdder adder) {
        CommandSpec config = CommandLines.command("config", "config", context.locale());
        CommandSpec eject = CommandLines.command("eject", "config.eject", context.locale());
        eject.addPositional(PositionalParamSpec.builder().arity("1").required(true).type(String.class)
                .paramLabel("NAME").descriptionKey("config.eject.name").build());
        new Options(eject, "config.eject").text("DIR", "--config-dir");
        CommandLines.describe(eject, context.locale());
        adder.add(config, "eject", eject, new ConfigCommand(context)::eject);
        top.addSubcommand("config", config);
    }

    private static List<String> names(ModelCatalog models, TaskCatalog tasks) {
        return Stream.concat(models.list().stream().map(ModelEntry::name),
                tasks.names().stream()).distinct().toList();
    }

    private int eject(ParseResult parsed) {
        String name = parsed.matchedPositionalValue(0, "");
        Path target = context.workingDirectory()
                .resolve(parsed.matchedOptionValue("--config-dir", "configs")).normalize();
        TaskCatalog tasks = new TaskCatalog(List.of(), context.home());
        ModelCatalog models = new ModelCatalog(List.of(), context.home());
        if (!models.find(name).isEmpty()) {
            context.terminal().results().println(models.eject(name, target));
            return 0;
        }
        if (tasks.find(name).isEmpty()) {
            throw new TouchstoneException(ErrorCode.CONFIG_NOT_FOUND,
                    "there is no model or task file '%s'%s; `touchstone run --search` lists all"
                            .formatted(name, Suggestions.sentence(name, names(models, tasks))));
        }
        tasks.eject(name, target).forEach(context.terminal().results()::println);
        return 0;
    }
}
