package dev.touchstone.models.wire;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.config.Section;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What one kind of server wants to be sent, and how it says its answer.
///
/// Everything else is shared: tries, time limits, permits, budgets, secrets, split and cut streams. A form
/// has no state of a request; it is used by many threads at once. The class that is found by its
/// annotation `@AutoService(GeneratorFactory.class)` has the defaults, [#configured] makes the one of a
/// model file.
public interface WireForm extends GeneratorFactory {

    /// What a request is for.
    ///
    /// @param model id at the server, empty where none is needed and none is named
    /// @param stream true to ask for a streamed answer
    record Asked(String model, boolean stream) {}

    /// What is the same for every request.
    WireTraits traits();

    /// The path of requests below the base address, such as `/chat/completions`.
    String path(Asked asked);

    /// Writes the body, one JSON object.
    ///
    /// @param settings the sampling arguments by OpenAI's names, and the bound on the answer
    void write(JsonGenerator json, Asked asked, Prompt.Asked prompt, GenerationSettings settings);

    /// A reader of one answer.
    ///
    /// @param prompt what was asked: some servers repeat it
    AnswerReader reader(Prompt.Asked prompt);

    /// True when functions that a prompt offers are sent and calls of them read.
    default boolean takesTools() {
        return false;
    }

    /// This form with the settings of a model file.
    ///
    /// @param section keys that are read here count as known
    /// @throws dev.touchstone.core.error.TouchstoneException when a value does not fit
    default WireForm configured(Section section) {
        return this;
    }

    /// The headers that carry the key, and whatever else the form needs; the model file's own come after.
    ///
    /// @param key of the model file, without any prefix
    default Map<String, Secret> headers(Optional<Secret> key) {
        return key.map(secret -> Map.of("Authorization",
                new Secret(secret.reference(), "Bearer " + secret.value()))).orElse(Map.of());
    }

    /// The generator that a run gets; a form that can do more than generate wraps the service here.
    default Generator generator(ServiceGenerator service) {
        return service;
    }

    @Override
    default void check(ModelSpec model) {
        ServiceBackend.ofProcess().check(model, this);
    }

    @Override
    default Generator create(ModelSpec model) {
        return ServiceBackend.ofProcess().generator(model, this);
    }
}
