package dev.touchstone.metrics.text.bleu;

import java.util.Locale;

/// What takes the place of a precision of zero; the names are those of sacrebleu's option `--smooth-method`.
///
/// The methods are compared by Chen and Cherry (2014), "A Systematic Comparison of Smoothing Techniques for
/// Sentence-Level BLEU".
public sealed interface Smoothing {

    /// The name in sacrebleu's signatures, for example `exp` or `floor[0.10]`.
    String signature();

    /// `exp`: the k-th order without a match counts as 1 / 2ᵏ matches; NIST's method, sacrebleu's default.
    record Exponential() implements Smoothing {
        @Override
        public String signature() {
            return "exp";
        }
    }

    /// `floor`: an order without a match counts as `value` matches.
    ///
    /// @param value finite, not below 0; 0.1 in the paper and in sacrebleu
    record Floor(double value) implements Smoothing {
        /// The value of the paper.
        public static final double DEFAULT_VALUE = 0.1;

        public Floor {
            checkValue(value);
        }

        @Override
        public String signature() {
            return String.format(Locale.ROOT, "floor[%.2f]", value);
        }
    }

    /// `add-k`: from the second order on, `value` is added to matches and to n-grams.
    ///
    /// @param value finite, not below 0; 1 in the paper and in sacrebleu
    record AddK(double value) implements Smoothing {
        /// The value of the paper.
        public static final double DEFAULT_VALUE = 1;

        public AddK {
            checkValue(value);
        }

        @Override
        public String signature() {
            return String.format(Locale.ROOT, "add-k[%.2f]", value);
        }
    }

    /// `none`: an order without a match makes the score 0.
    record Unsmoothed() implements Smoothing {
        @Override
        public String signature() {
            return "none";
        }
    }

    private static void checkValue(double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("smoothing value must be finite and not below 0, is " + value);
        }
    }
}
