package dev.touchstone.core.attempt;

import java.util.Locale;

/// Why an answer ended.
public enum Finish {
    /// The model was done, or met a stop text.
    STOP,
    /// The bound on its length was reached: the answer is cut.
    LENGTH,
    /// The server held it back.
    CONTENT_FILTER,
    /// The model asked for a tool.
    TOOL_CALLS,
    /// The server did not say.
    UNKNOWN;

    /// The name on the wire and in the log, lower case.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The finish of a wire name; names we do not know are [#UNKNOWN].
    public static Finish ofWireName(String name) {
        return switch (name) {
            case "stop", "eos", "eos_token", "stop_sequence", "end_turn", "normal" -> STOP;
            case "length", "max_tokens", "model_context_window_exceeded" -> LENGTH;
            case "content_filter", "refusal" -> CONTENT_FILTER;
            case "tool_calls", "function_call", "tool_use" -> TOOL_CALLS;
            default -> UNKNOWN;
        };
    }
}
