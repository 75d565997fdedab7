package dev.touchstone.judge.verdict;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;

/// What one reply says.
public sealed interface Verdict {

    /// A verdict was read.
    ///
    /// @param label in words: `7`, `correct`, `A`, `tie`
    /// @param value 0 (worst) to 1 (best); of a comparison 1 where A wins, 0.5 for a tie
    /// @param rule by which rule it was read, in snake case
    /// @param parts further numbers of the reply by name, such as `confidence`
    record Read(String label, double value, String rule, Map<String, Double> parts) implements Verdict {
        public Read {
            requireNonNull(label, "label");
            requireNonNull(rule, "rule");
            parts = Map.copyOf(parts);
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("a verdict lies between 0 and 1, is " + value);
            }
        }
    }

    /// There is a reply, and no verdict in it.
    record Unread(Why why) implements Verdict {
        public Unread {
            requireNonNull(why, "why");
        }
    }

    /// Why a reply cannot be read.
    enum Why {
        /// Nothing was said.
        EMPTY,
        /// The reply was cut at its length bound before a verdict came.
        TRUNCATED,
        /// The server held the reply back.
        FILTERED,
        /// No rule found a verdict.
        NO_VERDICT,
        /// Several verdicts that differ.
        SEVERAL_VERDICTS,
        /// A number outside the scale.
        OUT_OF_RANGE;

        /// The name in logs and result files, in snake case.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
