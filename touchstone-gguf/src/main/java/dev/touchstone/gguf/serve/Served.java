package dev.touchstone.gguf.serve;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.llama.EmbeddedModel;
import dev.touchstone.gguf.llama.Generation;
import dev.touchstone.gguf.llama.TokenChoice;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/// The model behind all routes of one server.
///
/// @param model what answers
/// @param id the name that requests may give
/// @param seeds for requests that are sampled without a seed of their own
record Served(EmbeddedModel model, String id, SplittableRandom seeds, InstantSource clock,
        AtomicLong answers) {

    /// A request may leave the model out, but not ask for another one.
    void checkModel(RequestBody body) {
        Value asked = body.find("model").orElse(Value.of(id));
        if (!asked.equals(Value.of(id)) && !asked.equals(Value.of(model.name()))) {
            throw new ApiFailure(404,
                    "the model '%s' is not served here, '%s' is".formatted(asked.display(), id),
                    "model", "model_not_found");
        }
    }

    Envelope envelope(String prefix, String object) {
        return new Envelope(prefix + answers.incrementAndGet(), object, clock.instant().getEpochSecond(), id);
    }

    /// Takes an answer to its end; a failure in the middle is told as an event, since the status was sent
    /// already.
    Answer collectInto(Exchange.Events events, Generation generation,
            BiConsumer<String, Optional<TokenChoice>> grown) throws InterruptedException {
        try {
            return Answer.collect(generation, grown);
        } catch (TouchstoneException failure) {
            events.send(ApiFailure.of(failure).envelope());
            throw failure;
        }
    }
}
