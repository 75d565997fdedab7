package dev.touchstone.core.config;

import static java.util.Objects.requireNonNull;

/// A value that must never reach a disk, a log or a message, with the reference it came from.
///
/// @param reference what may be shown: `${env:NAME}` or `${file:PATH}`
/// @param value the secret itself
public record Secret(String reference, String value) {

    public Secret {
        requireNonNull(reference, "reference");
        requireNonNull(value, "value");
    }

    /// Three stars; the value never shows by accident.
    @Override
    public String toString() {
        return "***";
    }
}
