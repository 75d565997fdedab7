package dev.touchstone.core.model;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.value.Fields;
import java.util.OptionalInt;

/// How to reach a model: a resolved model file with the command line's values laid over it.
///
/// @param name name of the model file, such as `vllm_api_general_chat`
/// @param abbr name in tables and files
/// @param backend which [GeneratorFactory] makes it, such as `openai_chat`
/// @param model id of the model at the server; empty text = ask the server
/// @param settings what only the back end reads (address, key reference, headers, tries, time limits),
/// checked by it
/// @param generation sampling arguments of the model file, by their wire names
/// @param maxOutputTokens the model file's bound on answers, when it has one
/// @param concurrency requests in flight at most, at least 1
/// @param repeats attempts per sample when the model file sets them (`num_return_sequences`)
public record ModelSpec(
        String name,
        String abbr,
        String backend,
        String model,
        Fields settings,
        Fields generation,
        OptionalInt maxOutputTokens,
        int concurrency,
        OptionalInt repeats) {
    public ModelSpec {
        requireNonNull(name, "name");
        requireNonNull(abbr, "abbr");
        requireNonNull(backend, "backend");
        requireNonNull(model, "model");
        requireNonNull(settings, "settings");
        requireNonNull(generation, "generation");
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1, is " + concurrency);
        }
    }

    /// The same under another abbr, which names its column and its files.
    public ModelSpec withAbbr(String other) {
        return new ModelSpec(name, other, backend, model, settings, generation, maxOutputTokens, concurrency,
                repeats);
    }

    /// The same with another id at the server.
    public ModelSpec withModel(String id) {
        return new ModelSpec(name, abbr, backend, id, settings, generation, maxOutputTokens, concurrency,
                repeats);
    }

    /// The same with other settings for the back end.
    public ModelSpec withSettings(Fields others) {
        return new ModelSpec(name, abbr, backend, model, others, generation, maxOutputTokens, concurrency,
                repeats);
    }
}
