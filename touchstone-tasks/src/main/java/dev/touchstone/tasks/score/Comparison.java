package dev.touchstone.tasks.score;

import dev.touchstone.tasks.extract.Visible;

/// Reads one kind of answer and says whether it is right.
interface Comparison {

    /// @param visible the model's text made ready
    /// @param gold the reference in the form in which it is compared
    Judged judge(Visible visible, Gold gold);

    /// The reference in the form in which it is compared and shown.
    default String shown(String gold) {
        return gold.strip();
    }

    /// Whether two extracted answers are one, for votes.
    default boolean same(String one, String other) {
        return one.equals(other);
    }
}
