package dev.touchstone.cli.run;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.core.config.ToolVersion;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.score.ScorerSurroundings;
import dev.touchstone.engine.lifecycle.Engine;
import dev.touchstone.models.catalog.ModelCatalog;
import dev.touchstone.tasks.assemble.TaskOptions;
import dev.touchstone.tasks.catalog.TaskCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The object graph of `touchstone run`, from top to bottom.
final class RunWiring {

    private final CommandContext context;
    private final RunOptions options;

    RunWiring(CommandContext context, RunOptions options) {
        this.context = context;
        this.options = options;
    }

    /// Where models are found by name.
    ModelCatalog models() {
        return new ModelCatalog(configFolders(), context.home());
    }

    /// Where tasks are found by name.
    TaskCatalog tasks() {
        return new TaskCatalog(configFolders(), context.home());
    }

    /// What the command line says of every task.
    TaskOptions taskOptions() {
        List<Path> roots = new ArrayList<>();
        for (String root : options.texts("--data-root")) {
            Path folder = context.workingDirectory().resolve(root).normalize();
            if (!Files.isDirectory(folder)) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        "--data-root %s: there is no such folder".formatted(folder));
            }
            roots.add(folder);
        }
        roots.addAll(TaskOptions.dataRoots(
                Optional.empty(), context.environment(), context.workingDirectory()));
        return new TaskOptions(roots, options.text("--system-prompt"), new ScorerSurroundings(
                context.environment(), options.flag("--unsafe-local-code")
                        ? ScorerSurroundings.Programs.UNSAFE : ScorerSurroundings.Programs.SANDBOXED));
    }

    /// The engine on this machine's clock.
    Engine engine() {
        return new Engine(this::connect, InstantSource.system(), ZoneId.systemDefault(), ToolVersion.TEXT);
    }

    /// The generator of a model, by its back end.
    Generator connect(ModelSpec model) {
        return Generators.connect(model);
    }

    /// Checks a model's settings without connecting.
    void check(ModelSpec model) {
        Generators.factory(model).check(model);
    }

    /// The folder of run folders, `--work-dir`.
    Path workDir() {
        return context.workingDirectory().resolve(options.text("--work-dir").orElse("outputs/default"))
                .normalize();
    }

    /// `--config-dir`, else `configs` where there is one.
    private List<Path> configFolders() {
        List<String> given = options.texts("--config-dir");
        List<Path> folders = new ArrayList<>();
        for (String name : given.isEmpty() ? List.of("configs") : given) {
            Path folder = context.workingDirectory().resolve(name).normalize();
            if (Files.isDirectory(folder)) {
                folders.add(folder);
            } else if (!given.isEmpty()) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        "--config-dir %s: there is no such folder".formatted(folder));
            }
        }
        return folders;
    }
}
