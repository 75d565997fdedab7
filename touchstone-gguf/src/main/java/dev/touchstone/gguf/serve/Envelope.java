package dev.touchstone.gguf.serve;

import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What all messages of one answer have in common.
///
/// @param id of the answer, such as `chatcmpl-…`
/// @param object the message's kind, such as `chat.completion`
/// @param created seconds since 1970
/// @param model the served model's id
record Envelope(String id, String object, long created, String model) {

    /// A message with these choices, and the token counts when there are any.
    Fields message(List<Value> choices, Map<String, Value> more) {
        Map<String, Value> message = new LinkedHashMap<>();
        message.put("id", Value.of(id));
        message.put("object", Value.of(object));
        message.put("created", Value.of(created));
        message.put("model", Value.of(model));
        message.put("choices", new Value.Items(choices));
        message.putAll(more);
        return new Fields(message);
    }

    static Map<String, Value> usage(Usage usage) {
        Map<String, Value> counts = new LinkedHashMap<>();
        counts.put("prompt_tokens", Value.of(usage.promptTokens()));
        counts.put("completion_tokens", Value.of(usage.completionTokens()));
        counts.put("total_tokens", Value.of(usage.promptTokens() + usage.completionTokens()));
        return Map.of("usage", new Fields(counts));
    }

    /// Fields in the order given: name, value, name, value.
    static Fields fields(Object... namesAndValues) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            entries.put((String) namesAndValues[index], (Value) namesAndValues[index + 1]);
        }
        return new Fields(entries);
    }
}
