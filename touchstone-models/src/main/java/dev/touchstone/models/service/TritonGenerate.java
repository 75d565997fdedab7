package dev.touchstone.models.service;

import com.google.auto.service.AutoService;
import dev.touchstone.core.config.Section;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.models.http.PathRule;
import dev.touchstone.models.wire.AnswerParts;
import dev.touchstone.models.wire.AnswerReader;
import dev.touchstone.models.wire.Arguments;
import dev.touchstone.models.wire.ModelQuery;
import dev.touchstone.models.wire.Prompts;
import dev.touchstone.models.wire.WireForm;
import dev.touchstone.models.wire.WireTraits;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/// The back end `triton`: the generate extension of Triton, `POST v2/models/NAME/generate` and
/// `generate_stream`.
///
/// The body is `{id, text_input, parameters: {..., max_new_tokens}}`, as AISBench sends it; each try has an
/// id of its own. `text_output` is the answer, or a stream's next piece of it. Triton marks no end of a
/// stream: it is whole when HTTP says that its body is. MindIE's form of the same interface adds `details`.
@AutoService(GeneratorFactory.class)
public final class TritonGenerate implements WireForm {

    private static final WireTraits TRAITS = new WireTraits(new PathRule("", List.of("/v2/models", "/v2")),
            WireTraits.Framing.EVENTS, WireTraits.End.OF_BODY, WireTraits.Naming.NEEDED,
            List.of(new ModelQuery("/v2/repository/index", "{}", "", "name"),
            ModelQuery.openAi("/v1/models")));

    private final String bound;
    private final boolean echo;

    /// With the names that AISBench sends.
    public TritonGenerate() {
        this("max_new_tokens", false);
    }

    private TritonGenerate(String bound, boolean echo) {
        this.bound = bound;
        this.echo = echo;
    }

    /// Reads `max_out_len_name`, the parameter that carries the bound on the answer (`max_tokens` for
    /// Triton's vLLM and TensorRT-LLM models), and `echo`, true where the server repeats the prompt in its
    /// answer.
    @Override
    public WireForm configured(Section section) {
        String name = section.text("max_out_len_name").orElse(bound);
        if (!name.matches("\\w{1,64}")) {
            throw section.wrong("max_out_len_name", "the name of a parameter, such as max_tokens");
        }
        return new TritonGenerate(name, section.flag("echo").orElse(echo));
    }

    @Override
    public String name() {
        return "triton";
    }

    @Override
    public WireTraits traits() {
        return TRAITS;
    }

    @Override
    public String path(Asked asked) {
        String model = URLEncoder.encode(asked.model(), StandardCharsets.UTF_8).replace("+", "%20");
        return "/v2/models/" + model + (asked.stream() ? "/generate_stream" : "/generate");
    }

    @Override
    public void write(JsonGenerator json, Asked asked, Prompt.Asked prompt, GenerationSettings settings) {
        json.writeStartObject();
        json.writeStringProperty("id", UUID.randomUUID().toString());
        json.writeStringProperty("text_input", Prompts.text(prompt));
        json.writeName("parameters");
        json.writeStartObject();
        Arguments.of(settings, bound).write(json);
        json.writeNumberProperty(bound, settings.maxOutputTokens());
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public AnswerReader reader(Prompt.Asked prompt) {
        AnswerParts parts = new AnswerParts("text_output", TritonGenerate::take);
        return echo ? parts.without(Prompts.text(prompt)) : parts;
    }

    private static void take(Fields object, AnswerParts parts) {
        object.findText("text_output").ifPresent(parts::say);
        object.findFields("details").ifPresent(details -> {
            parts.finish(details.findText("finish_reason"));
            parts.completionTokens(details.find("generated_tokens"));
        });
        if (object.findFlag("triton_final_response").orElse(false)) {
            parts.end();
        }
    }
}
