package dev.touchstone.core.model;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Value;
import java.util.StringJoiner;

/// A prompt for a reader, where a back end has no form of its own to show: a text as it is, a chat turn by
/// turn behind `[role]`, then the functions that may be called and the settings, a line of JSON each.
public final class PlainPreview {

    private PlainPreview() {}

    /// The lines.
    public static String of(Prompt prompt, GenerationSettings settings) {
        StringJoiner lines = new StringJoiner("\n");
        if (prompt instanceof Prompt.Text(String text)) {
            lines.add(text);
        } else {
            prompt.turns().forEach(turn -> lines.add("[" + turn.role().wireName() + "] " + turn.content()));
        }
        if (prompt instanceof Prompt.ToolChat chat) {
            lines.add(Json.write(new Value.Items(chat.tools().stream().<Value>map(tool -> tool).toList())));
        }
        return lines.add(Json.write(settings.toFields())).toString();
    }
}
