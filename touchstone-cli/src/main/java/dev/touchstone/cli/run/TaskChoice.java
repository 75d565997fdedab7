package dev.touchstone.cli.run;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.task.Task;
import dev.touchstone.tasks.assemble.TaskOptions;
import dev.touchstone.tasks.catalog.TaskCatalog;
import dev.touchstone.tasks.custom.CustomKind;
import dev.touchstone.tasks.custom.CustomRequest;
import dev.touchstone.tasks.custom.CustomTask;
import dev.touchstone.tasks.custom.CustomVariants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns `--datasets` and `--custom-dataset-path` into tasks with their data found.
final class TaskChoice {

    private final CommandContext context;
    private final RunOptions options;
    private final RunWiring wiring;

    TaskChoice(CommandContext context, RunOptions options, RunWiring wiring) {
        this.context = context;
        this.options = options;
        this.wiring = wiring;
    }

    /// The tasks in the order of the rows.
    ///
    /// @throws TouchstoneException when none was named, a file does not exist or its data are wrong
    List<Task> resolve() {
        List<Task> tasks = new ArrayList<>();
        TaskOptions taskOptions = wiring.taskOptions();
        if (!options.datasets().isEmpty()) {
            TaskCatalog catalog = wiring.tasks();
            for (String name : options.datasets()) {
                Optional<CustomRequest> variant = CustomVariants.find(name, taskOptions.dataRoots()).map(
                        request -> taskOptions.systemPrompt().map(request::withSystemPrompt).orElse(request));
                if (variant.isPresent()) {
                    tasks.add(CustomTask.open(variant.get()));
                } else {
                    tasks.addAll(catalog.open(name, taskOptions));
                }
            }
        }
        options.text("--custom-dataset-path").ifPresentOrElse(
                path -> tasks.add(custom(path)), this::refuseOrphans);
        if (tasks.isEmpty()) {
            throw new TouchstoneException(ErrorCode.COMMAND_NOTHING_TO_RUN,
                    "no data set was named: give --datasets NAME (`touchstone run --search` lists them) or "
                            + "--custom-dataset-path FILE");
        }
        return tasks;
    }

    /// Options that say how to read a file of one's own, where there is none.
    private void refuseOrphans() {
        for (String option : List.of("--custom-dataset-meta-path", "--custom-dataset-data-type",
                "--custom-dataset-infer-method")) {
            if (options.given(option)) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        option + " says how to read the file of --custom-dataset-path, which is not given");
            }
        }
    }

    private Path file(String option, String name) {
        Path file = context.workingDirectory().resolve(name).normalize();
        if (!Files.exists(file)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "%s %s: there is no such file".formatted(option, file));
        }
        return file;
    }

    private Task custom(String path) {
        Optional<CustomKind> kind = options.text("--custom-dataset-data-type").map(CustomKind::of);
        Optional<Path> meta =
                options.text("--custom-dataset-meta-path")
                        .map(name -> file("--custom-dataset-meta-path", name));
        Path file = file("--custom-dataset-path", path);
        return CustomTask.open(new CustomRequest(file, meta, kind,
                options.text("--custom-dataset-infer-method").orElse("gen"), Optional.empty(),
                options.text("--system-prompt")));
    }
}
