package dev.touchstone.models.service;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.http.HttpReply;
import dev.touchstone.models.wire.AnswerParts;
import dev.touchstone.models.wire.Arguments;
import dev.touchstone.models.wire.Prompts;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What MindIE's own interface and TGI's have in common: `inputs` and `parameters` out, `generated_text`,
/// `token.text` and `details` in.
final class GeneratedText {

    private GeneratedText() {}

    /// Writes `inputs`; the object is open.
    static void writeInputs(JsonGenerator json, Prompt.Asked prompt) {
        json.writeStringProperty("inputs", Prompts.text(prompt));
    }

    /// Writes `parameters`: the arguments sorted by name, then `max_new_tokens`.
    ///
    /// Both servers refuse a temperature of 0, which asks for the most likely token: it goes out as
    /// `do_sample: false`. A `top_p` of 1 changes nothing and is refused by TGI: it stays away.
    static void writeParameters(JsonGenerator json, GenerationSettings settings) {
        Arguments arguments = Arguments.of(settings, "max_new_tokens", "max_tokens").asList("stop");
        if (arguments.removeNumber("temperature", 0)) {
            arguments.orElse("do_sample", Value.of(false));
        }
        arguments.removeNumber("top_p", 1);
        json.writeName("parameters");
        json.writeStartObject();
        arguments.write(json);
        json.writeNumberProperty("max_new_tokens", settings.maxOutputTokens());
        json.writeEndObject();
    }

    /// A reader for events that repeat the answer from its start.
    static AnswerParts reader() {
        return new AnswerParts("generated_text", GeneratedText::take);
    }

    /// A reader for streams in which the whole answer stands in the last event alone.
    static AnswerParts readerOfLast() {
        return new AnswerParts("generated_text", (object, parts) -> {
            take(object, parts);
            if (object.findText("generated_text").isPresent() && parts.finish().isEmpty()) {
                parts.finishAs(Finish.UNKNOWN); // without details that text is the only mark of the end
            }
        }).withHeaders(GeneratedText::takeHeaders);
    }

    /// `generated_text` is the whole answer so far and replaces what came before; a token without it is added
    /// unless it is a special one, such as the mark of the end.
    private static void take(Fields object, AnswerParts parts) {
        Fields details = object.findFields("details").orElse(Fields.EMPTY);
        parts.finish(details.findText("finish_reason"));
        parts.completionTokens(details.find("generated_tokens"));
        parts.promptTokens(details.find("input_length"));
        Optional<String> whole = object.findText("generated_text");
        Fields token = object.findFields("token").orElse(Fields.EMPTY);
        if (whole.isPresent()) {
            parts.sayAll(whole.get());
        } else if (token.findText("text").isPresent() && !token.findFlag("special").orElse(false)) {
            parts.say(AnswerParts.textOf(token, "text"));
        }
        if (parts.finish().filter(finish -> finish != Finish.UNKNOWN).isPresent()) {
            parts.end();
        }
    }

    /// TGI counts tokens of plain answers in headers.
    private static void takeHeaders(HttpReply http, AnswerParts parts) {
        parts.promptTokens(number(http, "x-prompt-tokens"));
        parts.completionTokens(number(http, "x-generated-tokens"));
    }

    private static Optional<Value> number(HttpReply http, String header) {
        return http.header(header).map(Value::of);
    }
}
