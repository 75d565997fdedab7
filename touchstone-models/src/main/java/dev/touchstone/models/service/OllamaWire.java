package dev.touchstone.models.service;

import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.value.Fields;
import dev.touchstone.models.http.PathRule;
import dev.touchstone.models.wire.AnswerParts;
import dev.touchstone.models.wire.Arguments;
import dev.touchstone.models.wire.ModelQuery;
import dev.touchstone.models.wire.WireTraits;
import java.util.List;
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

    /// Takes the end: the last object alone says `done: true`, why, and how many tokens.
    static void takeEnd(Fields object, AnswerParts parts) {
        if (object.findFlag("done").orElse(false)) {
            parts.finish(object.findText("done_reason"));
            parts.promptTokens(object.findNumber("prompt_eval_count"));
            parts.completionTokens(object.findNumber("eval_count"));
            parts.end();
        }
    }
}
