package dev.touchstone.metrics.text.rouge;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// How ROUGE is computed.
///
/// @param types what is compared, at least one, each once
/// @param tokenizer what a token is
public record RougeSettings(List<RougeType> types, RougeTokenizer tokenizer) {

    public RougeSettings {
        types = List.copyOf(types);
        requireNonNull(tokenizer, "tokenizer");
        if (types.isEmpty() || types.stream().map(RougeType::label).distinct().count() < types.size()) {
            throw new IllegalArgumentException("types must be one or more different ones, are " + types);
        }
    }

    /// ROUGE-1, ROUGE-2, ROUGE-L and ROUGE-Lsum.
    public static RougeSettings usual(RougeTokenizer tokenizer) {
        return new RougeSettings(List.of(new RougeType.Ngrams(1), new RougeType.Ngrams(2),
                new RougeType.LongestSubsequence(), new RougeType.SummarySubsequence()), tokenizer);
    }
}
