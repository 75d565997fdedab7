package dev.touchstone.core.model;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/// What was given as a model's folder is none, and is taken for a name by which the model is fetched.
///
/// @param name as it was given
/// @param absent the folder that the user may have meant, absolute
public record FetchedByName(String name, Path absent) {
    public FetchedByName {
        requireNonNull(name, "name");
        if (!absent.isAbsolute()) {
            throw new IllegalArgumentException("the folder must be absolute, is " + absent);
        }
    }
}
