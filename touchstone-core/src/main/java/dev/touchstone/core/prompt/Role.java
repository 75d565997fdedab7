package dev.touchstone.core.prompt;

import java.util.Locale;

/// Who speaks in a chat.
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL;

    /// The name on an OpenAI-style wire: `system`, `user`, `assistant`, `tool`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
