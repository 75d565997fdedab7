package dev.touchstone.store.log;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Prompt.Continuation;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.store.layout.Redaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes the bodies of records; [RecordFrame] puts number and check around them. Thread-safe.
///
/// Question: `sample, prompt` (text, list of `role, content`, or an object: `messages` with `tools` or
/// `later`, `continuations` as pairs of context and text, `rolling`)`, gold, choices, max_output_tokens?,
/// extra`. Answer: `sample, repeat, outcome: generated, text, reasoning?, finish, calls?, earlier?,
/// prompt_tokens?, completion_tokens?, total_ns, first_token_ns?, tries`. Likelihoods: `sample, repeat,
/// outcome: ranked, likelihoods` (`log_probability, tokens, greedy?`) and tokens, times and tries as above.
/// Failure: `sample, repeat, outcome: failed, code, message, status?, permanent, tries`. Fields marked `?`
/// are left out where there is nothing to say.
final class RecordEncoder {

    private final Redaction redaction;

    RecordEncoder(Redaction redaction) {
        this.redaction = redaction;
    }

    /// A header: who wrote this file for which unit.
    void header(ByteBuilder out, UnitIdentity identity, Fields origin, Instant at) {
        try (JsonGenerator json = begin(out, "header", at)) {
            json.writeStringProperty("format", RecordDecoder.FORMAT);
            json.writeStringProperty("model", text(identity.model()));
            json.writeStringProperty("task", text(identity.task()));
            json.writeObjectPropertyStart("identity");
            identity.parts().forEach((name, part) -> json.writeStringProperty(text(name), text(part)));
            json.writeEndObject();
            origin.entries().forEach((name, value) -> {
                json.writeName(name);
                Json.write(json, WellFormed.value(redaction.apply(value)));
            });
            json.writeEndObject();
        }
    }

    void question(ByteBuilder out, Question question, Instant at) {
        try (JsonGenerator json = begin(out, "question", at)) {
            json.writeNumberProperty("sample", question.index());
            json.writeName("prompt");
            prompt(json, question.prompt());
            json.writeStringProperty("gold", text(question.gold()));
            json.writeArrayPropertyStart("choices");
            question.choices().forEach(choice -> json.writeString(text(choice)));
            json.writeEndArray();
            question.maxOutputTokens()
                    .ifPresent(bound -> json.writeNumberProperty("max_output_tokens", bound));
            json.writeName("extra");
            Json.write(json, WellFormed.fields(redaction.apply(question.extra())));
            json.writeEndObject();
        }
    }

    void attempt(ByteBuilder out, AttemptKey key, Outcome outcome, Instant at) {
        try (JsonGenerator json = begin(out, "attempt", at)) {
            json.writeNumberProperty("sample", key.sample());
            json.writeNumberProperty("repeat", key.repeat());
            outcome(json, outcome);
        }
    }

    /// A judge's reply: `key` names its content, `sample`, `attempt`, `inquiry`, `repeat` what it was asked
    /// for first; the outcome is that of an attempt.
    void verdict(ByteBuilder out, Judgement judgement, Outcome outcome, Instant at) {
        try (JsonGenerator json = begin(out, "verdict", at)) {
            json.writeStringProperty("key", judgement.key());
            json.writeNumberProperty("sample", judgement.answer().sample());
            json.writeNumberProperty("attempt", judgement.answer().repeat());
            json.writeNumberProperty("inquiry", judgement.inquiry());
            json.writeNumberProperty("repeat", judgement.repeat());
            outcome(json, outcome);
        }
    }

    private void outcome(JsonGenerator json, Outcome outcome) {
        switch (outcome) {
            case Outcome.Generated generated -> generated(json, generated);
            case Outcome.Ranked ranked -> ranked(json, ranked);
            case Outcome.Failed(Failure failure, _) -> failed(json, failure);
        }
        json.writeNumberProperty("tries", outcome.tries());
        json.writeEndObject();
    }

    /// A record of another type, with fields of the writer's choice.
    void other(ByteBuilder out, String type, Fields fields, Instant at) {
        try (JsonGenerator json = begin(out, type, at)) {
            WellFormed.fields(redaction.apply(fields)).entries().forEach((name, value) -> {
                json.writeName(name);
                Json.write(json, value);
            });
            json.writeEndObject();
        }
    }

    private void generated(JsonGenerator json, Outcome.Generated generated) {
        json.writeStringProperty("outcome", "generated");
        json.writeStringProperty("text", text(generated.text()));
        if (!generated.reasoning().isEmpty()) {
            json.writeStringProperty("reasoning", text(generated.reasoning()));
        }
        json.writeStringProperty("finish", generated.finish().wireName());
        if (!generated.calls().isEmpty()) {
            json.writeArrayPropertyStart("calls");
            for (ToolCall call : generated.calls()) {
                json.writeStartObject();
                json.writeStringProperty("name", text(call.name()));
                json.writeStringProperty("arguments", text(call.arguments()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!generated.earlier().isEmpty()) {
            json.writeArrayPropertyStart("earlier");
            generated.earlier().forEach(turn -> json.writeString(text(turn)));
            json.writeEndArray();
        }
        cost(json, generated);
    }

    private static void ranked(JsonGenerator json, Outcome.Ranked ranked) {
        json.writeStringProperty("outcome", "ranked");
        json.writeArrayPropertyStart("likelihoods");
        for (Likelihood likelihood : ranked.likelihoods()) {
            json.writeStartObject();
            json.writeNumberProperty("log_probability", likelihood.logProbability());
            json.writeNumberProperty("tokens", likelihood.tokens());
            likelihood.greedy().ifPresent(greedy -> json.writeBooleanProperty("greedy", greedy));
            json.writeEndObject();
        }
        json.writeEndArray();
        cost(json, ranked);
    }

    private static void cost(JsonGenerator json, Outcome.Answered answered) {
        if (answered.usage().isPresent()) {
            Usage usage = answered.usage().get();
            json.writeNumberProperty("prompt_tokens", usage.promptTokens());
            json.writeNumberProperty("completion_tokens", usage.completionTokens());
        }
        json.writeNumberProperty("total_ns", answered.timing().total().toNanos());
        if (answered.timing().firstToken().isPresent()) {
            json.writeNumberProperty("first_token_ns", answered.timing().firstToken().get().toNanos());
        }
    }

    private void failed(JsonGenerator json, Failure failure) {
        json.writeStringProperty("outcome", "failed");
        json.writeStringProperty("code", failure.code().id());
        json.writeStringProperty("message", text(failure.message()));
        if (failure.status().isPresent()) {
            json.writeNumberProperty("status", failure.status().getAsInt());
        }
        json.writeBooleanProperty("permanent", failure.permanent());
    }

    private void prompt(JsonGenerator json, Prompt prompt) {
        switch (prompt) {
            case Prompt.Text(String text) -> json.writeString(text(text));
            case Prompt.Chat(List<Message> messages) -> messages(json, messages);
            case Prompt.ToolChat(List<Message> messages, List<Fields> tools) -> {
                json.writeStartObject();
                json.writeName("messages");
                messages(json, messages);
                json.writeArrayPropertyStart("tools");
                tools.forEach(tool -> Json.write(json, WellFormed.fields(redaction.apply(tool))));
                json.writeEndArray();
                json.writeEndObject();
            }
            case Prompt.Dialogue(List<Message> opening, List<String> later) -> {
                json.writeStartObject();
                json.writeName("messages");
                messages(json, opening);
                json.writeArrayPropertyStart("later");
                later.forEach(turn -> json.writeString(text(turn)));
                json.writeEndArray();
                json.writeEndObject();
            }
            case Prompt.Continuations(List<Continuation> pairs) -> {
                json.writeStartObject();
                json.writeArrayPropertyStart("continuations");
                for (Continuation pair : pairs) {
                    json.writeStartArray();
                    json.writeString(text(pair.context()));
                    json.writeString(text(pair.text()));
                    json.writeEndArray();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            case Prompt.Rolling(String text) -> {
                json.writeStartObject();
                json.writeStringProperty("rolling", text(text));
                json.writeEndObject();
            }
        }
    }

    private void messages(JsonGenerator json, List<Message> messages) {
        json.writeStartArray();
        for (Message message : messages) {
            json.writeStartObject();
            json.writeStringProperty("role", message.role().wireName());
            json.writeStringProperty("content", text(message.content()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private String text(String text) {
        return WellFormed.text(redaction.apply(text));
    }

    private static JsonGenerator begin(ByteBuilder out, String type, Instant at) {
        JsonGenerator json = Json.generator(out);
        json.writeStartObject();
        json.writeStringProperty("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        json.writeStringProperty("type", type);
        return json;
    }
}
