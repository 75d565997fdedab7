package dev.touchstone.core.attempt;

/// Tokens as the server counted them.
///
/// @param promptTokens tokens read, at least 0
/// @param completionTokens tokens written, at least 0
public record Usage(int promptTokens, int completionTokens) {
    public Usage {
        if (promptTokens < 0 || completionTokens < 0) {
            throw new IllegalArgumentException("token counts from 0: " + promptTokens + ", "
                    + completionTokens);
        }
    }
}
