package dev.touchstone.core.attempt;

import static java.util.Objects.requireNonNull;

/// A function that the model asks to be called.
///
/// @param name of the function
/// @param arguments as the server gave them: JSON where the model wrote well, any text where it did not
public record ToolCall(String name, String arguments) {
    public ToolCall {
        requireNonNull(name, "name");
        requireNonNull(arguments, "arguments");
    }
}
