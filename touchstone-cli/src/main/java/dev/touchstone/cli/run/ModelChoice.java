package dev.touchstone.cli.run;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.model.ServedModels;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.models.catalog.ModelOverrides;
import dev.touchstone.models.catalog.ResolvedModel;
import dev.touchstone.models.catalog.Setting;
import dev.touchstone.models.http.OpenFiles;
import dev.touchstone.models.wire.WireForms;
import dev.touchstone.store.layout.RunFolder;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Turns `--models`, or `--url` with or without `--backend`, into resolved models.
final class ModelChoice {

    private final CommandContext context;
    private final RunOptions options;
    private final RunWiring wiring;
    private final Messages messages;
    private final List<String> notes = new ArrayList<>();

    ModelChoice(CommandContext context, RunOptions options, RunWiring wiring) {
        this.messages = Messages.of(RunCommand.class, context.locale());
        this.context = context;
        this.options = options;
        this.wiring = wiring;
    }

    /// The models in the order of the columns.
    ///
    /// @param ask whether a server may be asked for its model, to name the column after it
    /// @throws TouchstoneException when none was named, a file does not exist or a value does not fit
    List<ResolvedModel> resolve(boolean ask) {
        List<ResolvedModel> resolved = resolved(ask);
        if (ask) {
            resolved.stream().map(ResolvedModel::spec).forEach(wiring::check);
        }
        resolved.stream().map(ResolvedModel::spec).forEach(this::noteFewerConnections);
        return resolved;
    }

    /// A limit on open files lowers what was asked for; that is told, with its remedy.
    private void noteFewerConnections(ModelSpec spec) {
        OptionalInt most = OpenFiles.connections();
        if (most.isPresent() && spec.concurrency() > most.getAsInt()
                && WireForms.find(spec.backend()).isPresent()) {
            notes.add(messages.text("run.few_files", spec.abbr(), spec.concurrency(), most.getAsInt()));
        }
    }

    private List<ResolvedModel> resolved(boolean ask) {
        if (options.given("--backend") && (!options.models().isEmpty() || options.given("--replay-file"))) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--backend says how the server at --url is asked, which a model file and --replay-file "
                            + "say themselves: give one of them");
        }
        if (!options.models().isEmpty()) {
            return options.models().stream()
                    .map(name -> wiring.models().resolve(name, overrides()))
                    .map(model -> options.given("--replay-file") ? withReplayFile(model, ask) : model)
                    .map(new LocalChoice(context, options)::placed)
                    .toList();
        }
        if (options.given("--model-path")) {
            return List.of(new LocalChoice(context, options)
                    .named(wiring.models().resolve(LocalChoice.BY_PATH, overrides())));
        }
        if (options.given("--replay-file")) {
            return List.of(withReplayFile(wiring.models().resolve("replay", overrides()), ask));
        }
        if (options.given("--url") || options.given("--backend")) {
            String file = new EndpointOptions(context, options).backend();
            return List.of(named(wiring.models().resolve(file, overrides()), ask));
        }
        throw new TouchstoneException(ErrorCode.COMMAND_NOTHING_TO_RUN,
                "no model was named: give --url http://host:port/v1, --model-path DIR, or --models NAME "
                        + "(`touchstone run --search` lists them)");
    }

    /// A model that is only known by its address is named after the id that its server gives it.
    private ResolvedModel named(ResolvedModel resolved, boolean ask) {
        ModelSpec spec = resolved.spec();
        String id = spec.model();
        if (id.isEmpty() && ask) {
            try (Generator generator = wiring.connect(spec)) {
                id = generator.identity();
                if (generator instanceof ServedModels served && served.servedModels().size() > 1) {
                    notes.add(messages.text("run.several_models", printable(id), served.servedModels().size(),
                            printable(String.join(", ", served.servedModels()))));
                }
            }
        }
        if (id.isEmpty() && !ask) {
            id = ofRunFolder().orElse("");
        }
        if (id.isEmpty()) {
            return resolved;
        }
        String found = id;
        List<Setting> settings = resolved.settings().stream()
                .map(setting -> setting.name().equals("model")
                        ? new Setting("model", found, setting.source()) : setting)
                .toList();
        ModelSpec known = spec.withModel(id).withAbbr(printable(id));
        return new ResolvedModel(resolved.entry(), known, resolved.commandLine(), settings);
    }

    /// The model whose answers the reused run folder holds, where it holds those of one model.
    private Optional<String> ofRunFolder() {
        if (!options.given("--reuse")) {
            return Optional.empty();
        }
        Path workDir = wiring.workDir();
        Optional<RunFolder> folder = options.reusedStamp()
                .map(stamp -> RunFolder.open(workDir, stamp))
                .or(() -> RunFolder.newest(workDir));
        List<String> models = folder.map(RunFolder::models).orElse(List.of());
        if (models.size() > 1) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "%s holds answers of several models: %s; say which with --model"
                            .formatted(folder.orElseThrow(), String.join(", ", models)));
        }
        return models.stream().findFirst();
    }

    private ResolvedModel withReplayFile(ResolvedModel resolved, boolean ask) {
        ModelSpec spec = resolved.spec();
        if (!spec.backend().equals("replay")) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--replay-file answers in a model's place, and --models names '%s': give one of them"
                            .formatted(resolved.entry().name()));
        }
        Path file = context.workingDirectory().resolve(options.text("--replay-file").orElseThrow());
        if (ask && !Files.isRegularFile(file)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--replay-file %s: there is no such file".formatted(file));
        }
        Fields settings = spec.settings().with("file", Value.of(file.toString()));
        return new ResolvedModel(resolved.entry(), spec.withSettings(settings), resolved.commandLine(),
                resolved.settings());
    }

    /// What the command line says of every model.
    ModelOverrides overrides() {
        OptionalDouble limit = options.number("--max-cost", 0, 1e12);
        Optional<BigDecimal> cost = limit.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(limit.getAsDouble()));
        return new ModelOverrides(
                new EndpointOptions(context, options).endpoint(),
                new ModelOverrides.Load(options.wholeNumber("--concurrency", 1, 100_000),
                        options.number("--request-rate", 0.000_001, 1e9),
                        options.timeout(), options.wholeNumber("--retries", 0, 100), Optional.empty()),
                new ModelOverrides.Sampling(options.wholeNumber("--max-out-len", 1, Integer.MAX_VALUE),
                        options.number("--temperature", 0, 100), options.number("--top-p", 0, 1),
                        options.longNumber("--seed", 0)),
                new ModelOverrides.Spending(cost, options.longNumber("--max-tokens-total", 1)));
    }

    /// The settings as lines `name = value (source)`, for each model, and what else is worth knowing of them.
    List<String> lines(List<ResolvedModel> models) {
        List<String> lines = new ArrayList<>();
        for (ResolvedModel model : models) {
            lines.add(model.spec().abbr() + ": " + model.settings().stream()
                    .map(this::words).collect(Collectors.joining(", ")));
        }
        lines.addAll(notes);
        return lines;
    }

    private String words(Setting setting) {
        String source = setting.source().name().toLowerCase(Locale.ROOT);
        return "%s=%s (%s)".formatted(
                setting.name(), printable(setting.value()), messages.text("source." + source));
    }

    /// A name that a server gave, less what would move the cursor of a screen or break its lines.
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
