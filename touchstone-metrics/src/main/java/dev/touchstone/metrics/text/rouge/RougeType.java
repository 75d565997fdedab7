package dev.touchstone.metrics.text.rouge;

import java.util.Optional;

/// What ROUGE compares.
public sealed interface RougeType {

    /// The name in rouge-score, for example `rouge1`, `rougeL`, `rougeLsum`.
    String label();

    /// The type of a name in rouge-score; none of that name where it is empty.
    static Optional<RougeType> labelled(String label) {
        boolean ngrams = label.length() == 6 && label.startsWith("rouge");
        int length = ngrams ? label.charAt(5) - '0' : 0;
        if (length >= 1 && length <= 9) {
            return Optional.of(new Ngrams(length));
        }
        return switch (label) {
            case "rougeL" -> Optional.of(new LongestSubsequence());
            case "rougeLsum" -> Optional.of(new SummarySubsequence());
            default -> Optional.empty();
        };
    }

    /// Runs of `length` tokens: ROUGE-N.
    ///
    /// @param length 1 to 9
    record Ngrams(int length) implements RougeType {
        public Ngrams {
            if (length < 1 || length > 9) {
                throw new IllegalArgumentException("length must be 1 to 9, is " + length);
            }
        }

        @Override
        public String label() {
            return "rouge" + length;
        }
    }

    /// The longest common subsequence of the whole texts: ROUGE-L.
    record LongestSubsequence() implements RougeType {
        @Override
        public String label() {
            return "rougeL";
        }
    }

    /// For each line of the target, the union of its longest common subsequences with the lines of the
    /// prediction, no token counted twice: ROUGE-L of summaries.
    record SummarySubsequence() implements RougeType {
        @Override
        public String label() {
            return "rougeLsum";
        }
    }
}
