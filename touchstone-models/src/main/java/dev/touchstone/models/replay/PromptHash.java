package dev.touchstone.models.replay;

import dev.touchstone.core.hash.Sha256;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a recorded answer's `prompt_sha256` holds.
///
/// sha256, in lower-case hex, of compact JSON in UTF-8: for a chat `[{"role":"user","content":"..."}]` with
/// roles as on the wire and these two keys in this order; for a text the JSON string.
public final class PromptHash {

    private PromptHash() {}

    /// The hash of a prompt, 64 hex digits.
    public static String of(Prompt prompt) {
        Value value = prompt instanceof Prompt.Text(String text) ? Value.of(text) : turns(prompt.turns());
        return Sha256.of(Json.write(value));
    }

    private static Value turns(List<Message> messages) {
        List<Value> items = new ArrayList<>();
        for (Message message : messages) {
            Map<String, Value> entries = new LinkedHashMap<>();
            entries.put("role", Value.of(message.role().wireName()));
            entries.put("content", Value.of(message.content()));
            items.add(new Fields(entries));
        }
        return new Value.Items(items);
    }
}
