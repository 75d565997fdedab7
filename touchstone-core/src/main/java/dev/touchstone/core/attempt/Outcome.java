package dev.touchstone.core.attempt;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// What came of one attempt.
public sealed interface Outcome {

    /// How many requests were sent for it, at least 0.
    int tries();

    /// Something came of it.
    sealed interface Answered extends Outcome {

        /// Tokens, when the server counts them.
        Optional<Usage> usage();

        /// How long the last try took.
        Timing timing();
    }

    /// The model answered with a text.
    ///
    /// @param text the answer without the model's thinking where the server tells them apart; of several
    ///        turns the last one's
    /// @param reasoning the model's thinking, empty when the server gives none
    /// @param finish why the answer ended
    /// @param usage tokens, when the server counts them
    /// @param timing of the last try
    /// @param calls functions that the model asks to be called, in its order
    /// @param earlier answers to the turns before the last, in order; empty where there was one turn
    record Generated(String text, String reasoning, Finish finish, Optional<Usage> usage, Timing timing,
            int tries, List<ToolCall> calls, List<String> earlier) implements Answered {

        /// An answer of one turn that calls nothing.
        public Generated(String text, String reasoning, Finish finish, Optional<Usage> usage, Timing timing,
                int tries) {
            this(text, reasoning, finish, usage, timing, tries, List.of(), List.of());
        }

        public Generated {
            requireNonNull(text, "text");
            requireNonNull(reasoning, "reasoning");
            requireNonNull(finish, "finish");
            requireNonNull(usage, "usage");
            requireNonNull(timing, "timing");
            calls = List.copyOf(calls);
            earlier = List.copyOf(earlier);
        }
    }

    /// The model said how likely the prompt's texts are.
    ///
    /// @param likelihoods one for each text, in the prompt's order, at least one
    /// @param usage tokens, when the server counts them
    /// @param timing of the last try
    record Ranked(List<Likelihood> likelihoods, Optional<Usage> usage, Timing timing, int tries)
            implements Answered {
        public Ranked {
            likelihoods = List.copyOf(likelihoods);
            requireNonNull(usage, "usage");
            requireNonNull(timing, "timing");
            if (likelihoods.isEmpty()) {
                throw new IllegalArgumentException("a ranking holds at least one likelihood");
            }
        }

        /// Index of the likeliest text, the first where two are equal.
        public int likeliest() {
            int best = 0;
            for (int index = 1; index < likelihoods.size(); index++) {
                if (likelihoods.get(index).logProbability() > likelihoods.get(best).logProbability()) {
                    best = index;
                }
            }
            return best;
        }
    }

    /// No answer: the attempt is missing, to be repeated by a resumed run.
    record Failed(Failure failure, int tries) implements Outcome {
        public Failed {
            requireNonNull(failure, "failure");
        }
    }
}
