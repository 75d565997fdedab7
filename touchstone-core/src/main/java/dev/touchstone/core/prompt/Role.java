package dev.touchstone.core.prompt;

/// Who speaks in a chat.
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL;

    /// The name on an OpenAI-style wire: `system`, `user`, `assistant`, `tool`.
    public String wireName() {
        return switch (this) {
            case SYSTEM -> "system";
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case TOOL -> "tool";
        };
    }
}
