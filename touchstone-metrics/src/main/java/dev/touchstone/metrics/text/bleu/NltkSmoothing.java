package dev.touchstone.metrics.text.bleu;

/// What nltk puts in the place of a precision of zero; its `SmoothingFunction` numbers the methods.
///
/// Compared by Chen and Cherry (2014), "A Systematic Comparison of Smoothing Techniques for Sentence-Level
/// BLEU".
public enum NltkSmoothing {

    /// `method0`: the smallest normal number, so that the score is all but 0.
    METHOD_0,

    /// `method1`: 0.1 matches.
    METHOD_1,

    /// `method2`: one more match and one more n-gram, from the second order on, matched or not.
    METHOD_2,

    /// `method3`: 1 / 2ᵏ matches, k counting the orders without a match.
    METHOD_3,

    /// `method4`: ln(length) / (5 · 2ᵏ) matches; nothing for a hypothesis of one token.
    METHOD_4
}
