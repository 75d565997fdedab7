package dev.touchstone.metrics.text.rouge;

/// What ROUGE takes for a token.
public enum RougeTokenizer {

    /// Runs of `a-z0-9` in lower case, rouge-score's default; text without Latin letters or digits has no
    /// token.
    WORDS,

    /// The same, those of more than three letters cut to their stem; rouge-score's `use_stemmer`.
    STEMS,

    /// Each character that is no white space, in lower case; of use for Chinese and Japanese.
    CHARACTERS
}
