package dev.touchstone.models.catalog;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.catalog.Setting.Source;
import dev.touchstone.models.local.LocalBackends;
import dev.touchstone.models.wire.WireForms;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Reads one model file and lays the command line over it.
final class Resolution {

    private static final int DEFAULT_CONCURRENCY = 64;
    private static final int MOST_CONCURRENCY = 100_000;

    /// Keys that the catalogue reads itself; every other one is the back end's, which refuses what it does
    /// not know.
    private static final Set<String> OWN_KEYS = Set.of("backend", "type", "attr", "abbr", "model",
            "model_name", "max_out_len",
            "batch_size", "concurrency", "generation_kwargs", "models");

    private static final Set<String> UNUSED_KEYS =
            Set.of("path", "trust_remote_code", "verbose", "pred_postprocessor");
    private static final Set<String> UNUSED_KEYS_OF_LOCAL = Set.of("verbose", "pred_postprocessor", "stream");
    private static final Set<String> ADDRESS_IN_PIECES = Set.of("host_ip", "host_port", "enable_ssl");

    private final ModelEntry entry;
    private final ModelOverrides overrides;
    private final Section file;
    private final Source written;
    private final List<Setting> settings = new ArrayList<>();

    Resolution(ModelEntry entry, ModelOverrides overrides) {
        this.entry = entry;
        this.overrides = overrides;
        try {
            String text = Files.readString(entry.file());
            this.file = Yaml.read(entry.file().toString(), text).section();
            // what nobody wrote is a default, also where it stands in a file that came with the programme
            this.written = BuiltInModels.unedited(entry, text) ? Source.DEFAULT : Source.MODEL_FILE;
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: cannot be read as UTF-8 text (%s)".formatted(entry.file(), IoReason.of(unreadable)),
                    unreadable);
        }
    }

    ResolvedModel resolve() {
        String backend = BackendNames.read(file);
        Overlay overlay = Overlay.of(overrides, entry.name(), backend);
        String abbr = file.text("abbr").orElse(entry.name().replace('_', '-'));
        if (abbr.isBlank()) {
            throw file.wrong("abbr", "a name for tables and files");
        }
        print("backend", backend, written);
        String model = overrides.endpoint().model().orElseGet(() -> file.text("model")
                .filter(id -> !id.isEmpty()).or(() -> file.text("model_name")).orElse("")); // Triton's word
        if (!model.isEmpty() || WireForms.find(backend).isPresent()) {
            print("model", model.isEmpty() ? "(the server's first)" : model,
                    source(overrides.endpoint().model().isPresent(), "model"));
        }
        Fields backendSettings = backendSettings(overlay);
        int concurrency = concurrency();
        OptionalInt commandBound = Overlay.maxOutLen(overrides);
        OptionalInt fileBound = file.wholeNumber("max_out_len", 1, Integer.MAX_VALUE);
        int bound = commandBound.orElse(fileBound.orElse(GenerationSettings.DEFAULT_MAX_OUTPUT_TOKENS));
        print("max_out_len", String.valueOf(bound),
                source(commandBound.isPresent(), "max_out_len"));
        Section sampling = file.section("generation_kwargs");
        OptionalInt repeats = sampling.wholeNumber("num_return_sequences", 1, 1_000_000);
        Fields generation = sampling.fields().without("num_return_sequences").merge(overlay.generation());
        generation.entries().forEach((name, value) -> print(name, value.display(),
                overlay.generation().find(name).isPresent() ? Source.COMMAND_LINE : written));
        ModelSpec spec = new ModelSpec(entry.name(), abbr, backend, model, backendSettings, generation,
                commandBound.isPresent() ? commandBound : fileBound, concurrency, repeats);
        return new ResolvedModel(entry, spec,
                new ResolvedModel.CommandLine(overlay.generation(), commandBound), settings);
    }

    private Fields backendSettings(Overlay overlay) {
        Map<String, Value> left = new LinkedHashMap<>();
        file.fields().entries().forEach((name, value) -> {
            if (!OWN_KEYS.contains(name) && !(value instanceof Value.Absent)) {
                left.put(name, value);
            }
        });
        if (BackendNames.streamsByType(file)) {
            left.putIfAbsent("stream", Value.of(true));
        }
        if (overlay.settings().find("api_key_env").isPresent()) {
            left.remove("api_key");
        }
        if (file.value("models").isPresent()) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                    "%s: a model file holds one model; put each of `models` into a file of its own"
                            .formatted(file.place("models")));
        }
        Fields merged = new Fields(left).merge(overlay.settings());
        new LiteralSecrets(entry.file().toString(), overlay.settings()).refuse(merged);
        Set<String> unused = LocalBackends.contains(BackendNames.read(file)) ? UNUSED_KEYS_OF_LOCAL
                : UNUSED_KEYS;
        merged.entries().forEach((name, value) -> shown(merged, unused, name, value).ifPresent(text -> print(
                name, text, overlay.settings().find(name).isPresent() ? Source.COMMAND_LINE : written)));
        return merged;
    }

    /// Empty texts say nothing, nor do keys that are taken and not used, or an address in pieces behind a
    /// whole one; values of headers may be secrets and show only as references.
    private static Optional<String> shown(Fields all, Set<String> unused, String name, Value value) {
        boolean addressed = all.findText("url").filter(url -> !url.isBlank()).isPresent();
        if (unused.contains(name) || addressed && ADDRESS_IN_PIECES.contains(name)) {
            return Optional.empty();
        }
        if (value instanceof Fields inner && inner.names().isEmpty()) {
            return Optional.empty();
        }
        if (name.equals("headers") && value instanceof Fields headers) {
            List<String> parts = new ArrayList<>();
            headers.entries().forEach((header, text) -> parts.add(header + ": "
                    + (text.display().contains("${") ? text.display() : "***")));
            return Optional.of(String.join(", ", parts));
        }
        return Optional.of(value.display()).filter(text -> !text.isEmpty());
    }

    private int concurrency() {
        OptionalInt asked = overrides.load().concurrency();
        OptionalInt batch = file.wholeNumber("batch_size", 1, MOST_CONCURRENCY);
        OptionalInt own = file.wholeNumber("concurrency", 1, MOST_CONCURRENCY);
        if (asked.isPresent() && (asked.getAsInt() < 1 || asked.getAsInt() > MOST_CONCURRENCY)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID, "--concurrency is %d, expected 1 to %d"
                    .formatted(asked.getAsInt(), MOST_CONCURRENCY));
        }
        int value = asked.orElse(own.orElse(batch.orElse(DEFAULT_CONCURRENCY)));
        print("concurrency", String.valueOf(value), asked.isPresent() ? Source.COMMAND_LINE
                : own.isPresent() || batch.isPresent() ? written : Source.DEFAULT);
        return value;
    }

    private Source source(boolean byCommandLine, String key) {
        return byCommandLine ? Source.COMMAND_LINE : file.value(key).isPresent() ? written
                : Source.DEFAULT;
    }

    private void print(String name, String value, Source source) {
        settings.add(new Setting(name, value, source));
    }
}
