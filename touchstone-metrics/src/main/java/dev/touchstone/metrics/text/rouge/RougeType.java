package dev.touchstone.metrics.text.rouge;

/// What ROUGE compares.
public sealed interface RougeType {

    /// The name in rouge-score, for example `rouge1`, `rougeL`, `rougeLsum`.
    String label();

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
