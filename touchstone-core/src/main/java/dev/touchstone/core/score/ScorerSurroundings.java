package dev.touchstone.core.score;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/// What a scorer may know of the command that it works for.
///
/// @param environment the command's environment
/// @param programs how programs that a model wrote are run
public record ScorerSurroundings(Map<String, String> environment, Programs programs) {

    /// How programs that a model wrote are run.
    public enum Programs {
        /// Kept apart from everything else; where that cannot be, not at all.
        SANDBOXED,
        /// With all rights of the user, who asked for it by name.
        UNSAFE
    }

    /// Nothing of the environment, and programs kept apart.
    public static final ScorerSurroundings NONE = new ScorerSurroundings(Map.of(), Programs.SANDBOXED);

    public ScorerSurroundings {
        environment = Map.copyOf(environment);
        requireNonNull(programs, "programs");
    }
}
