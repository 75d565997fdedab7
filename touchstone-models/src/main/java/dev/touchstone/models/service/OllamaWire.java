package dev.touchstone.models.service;

import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.value.Fields;
import dev.touchstone.models.http.PathRule;
import dev.touchstone.models.wire.AnswerParts;
import dev.touchstone.models.wire.Arguments;
import dev.touchstone.models.wire.ModelQuery;
import dev.touchstone.models.wire.ServerError;
import dev.touchstone.models.wire.WireTraits;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What Ollama's two interfaces have in common: `options` out, `done`, reasons and counts in.
final class OllamaWire {

    static final WireTraits TRAITS = new WireTraits(
            new PathRule("", List.of("/api/chat", "/api/generate", "/api/tags", "/api")),
            WireTraits.Framing.LINES, WireTraits.End.MARKED, WireTraits.Naming.NEEDED,
            List.of(new ModelQuery("/api/tags", "", "models", "name")));

    /// Arguments that stand beside `options`, not in it.
    private static final List<String> BESIDE =
            List.of("format", "keep_alive", "raw", "suffix", "system", "template", "think");

    private static final List<String> NO_ANSWER = List.of("load", "unload");

    private OllamaWire() {}

    /// Writes the arguments: some beside the prompt, the others in `options`, where the bound on the answer
    /// is `num_predict`, `stop` is a list and a repetition penalty is `repeat_penalty`.
    static void writeArguments(JsonGenerator json, Arguments arguments, GenerationSettings settings) {
        arguments.rename("repetition_penalty", "repeat_penalty").asList("stop");
        arguments.writeOnly(json, BESIDE);
        json.writeName("options");
        json.writeStartObject();
        arguments.write(json);
        json.writeNumberProperty("num_predict", settings.maxOutputTokens());
        json.writeEndObject();
    }

    static Arguments arguments(GenerationSettings settings) {
        return Arguments.of(settings, "num_predict", "max_tokens", "model", "messages", "prompt", "stream",
                "options");
    }

    /// Takes the end: the last object alone says `done: true`, why, and how many tokens. A server that has
    /// only loaded or unloaded the model says so without a text; that is no answer.
    static void takeEnd(Fields object, AnswerParts parts) {
        if (object.findFlag("done").orElse(false)) {
            Optional<String> reason = object.findText("done_reason");
            if (!parts.anyText() && reason.filter(NO_ANSWER::contains).isPresent()) {
                parts.fail(ServerError.of(
                        "nothing was generated (done_reason: %s)".formatted(reason.get()), ""));
                return;
            }
            parts.finish(reason);
            parts.promptTokens(object.find("prompt_eval_count"));
            parts.completionTokens(object.find("eval_count"));
            parts.end();
        }
    }
}
