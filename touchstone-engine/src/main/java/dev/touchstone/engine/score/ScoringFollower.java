package dev.touchstone.engine.score;

import dev.touchstone.engine.generate.UnitProgress;

/// Who wants to follow costly scoring while it goes on. Called from several threads.
public interface ScoringFollower {

    /// Nobody follows.
    ScoringFollower SILENT = new ScoringFollower() {};

    /// Answers of a unit are about to be scored.
    default void began(UnitProgress progress) {}

    /// They are scored, or were given up.
    default void ended(UnitProgress progress) {}
}
