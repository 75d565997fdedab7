package dev.touchstone.core.attempt;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// What came of one attempt.
public sealed interface Outcome {

    /// How many requests were sent for it, at least 0.
    int tries();

    /// The model answered.
    ///
    /// @param text the answer without the model's thinking where the server tells them apart
    /// @param reasoning the model's thinking, empty when the server gives none
    /// @param finish why the answer ended
    /// @param usage tokens, when the server counts them
    /// @param timing of the last try
    record Generated(String text, String reasoning, Finish finish, Optional<Usage> usage, Timing timing,
            int tries)
            implements Outcome {
        public Generated {
            requireNonNull(text, "text");
            requireNonNull(reasoning, "reasoning");
            requireNonNull(finish, "finish");
            requireNonNull(usage, "usage");
            requireNonNull(timing, "timing");
        }
    }

    /// No answer: the attempt is missing, to be repeated by a resumed run.
    record Failed(Failure failure, int tries) implements Outcome {
        public Failed {
            requireNonNull(failure, "failure");
        }
    }
}
