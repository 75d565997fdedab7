package dev.touchstone.cli.run;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.catalog.ResolvedModel;
import dev.touchstone.models.catalog.Setting;
import dev.touchstone.models.local.LocalBackends;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the command line says of models on this machine: `--model-path`, and `--max-num-workers` for the
/// number of their workers.
final class LocalChoice {

    /// The model file of `--model-path` alone.
    static final String BY_PATH = "hf_chat_model";

    private final CommandContext context;
    private final RunOptions options;

    LocalChoice(CommandContext context, RunOptions options) {
        this.context = context;
        this.options = options;
    }

    /// A model with the path and the workers of the command line; another one as it is.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for a path of a model that is not on this machine
    ResolvedModel placed(ResolvedModel resolved) {
        ModelSpec spec = resolved.spec();
        if (!LocalBackends.contains(spec.backend())) {
            if (options.given("--model-path")) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        ("--model-path names weights, and the model '%s' (back end '%s') has none here; "
                                + "choose --models hf_chat_model, hf_base_model or llamacpp")
                                .formatted(resolved.entry().name(), spec.backend()));
            }
            return resolved;
        }
        Fields settings = spec.settings();
        List<Setting> shown = new ArrayList<>(resolved.settings());
        if (options.given("--model-path")) {
            String path = path();
            settings = settings.with("path", Value.of(path));
            shown.removeIf(setting -> setting.name().equals("path"));
            shown.add(new Setting("path", path, Setting.Source.COMMAND_LINE));
        }
        if (options.given("--max-num-workers") && !options.flag("--debug")) {
            settings = settings.with("workers",
                    Value.of(options.wholeNumber("--max-num-workers", 1, 256).orElseThrow()));
        }
        return new ResolvedModel(resolved.entry(), spec.withSettings(settings), resolved.commandLine(),
                shown);
    }

    /// A model that is only known by its path is named after its folder or file.
    ResolvedModel named(ResolvedModel resolved) {
        ResolvedModel placed = placed(resolved);
        Path last = Path.of(path()).normalize().getFileName();
        String name = last == null ? "" : last.toString().replaceFirst("\\.gguf$", "");
        return name.isBlank() ? placed : new ResolvedModel(placed.entry(), placed.spec().withAbbr(name),
                placed.commandLine(), placed.settings());
    }

    /// A file or folder that is there, from the working folder; else the text, which may be a name that
    /// transformers knows.
    private String path() {
        String given = options.text("--model-path").orElseThrow();
        Path path = context.workingDirectory().resolve(given).normalize();
        return Files.exists(path) ? path.toString() : given;
    }
}
