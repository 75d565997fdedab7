package dev.touchstone.core.score;

/// How far an answer could be read. Everything but [#PARSED] and [#UNJUDGED] counts as wrong and is shown
/// apart.
public enum Reading {
    /// An answer was found in the text.
    PARSED,
    /// No rule found an answer.
    UNPARSED,
    /// No rule found an answer, and the text was cut at its length bound.
    TRUNCATED,
    /// The model declined to answer.
    REFUSED,
    /// The judge models gave no verdict that could be read: nothing is known of the answer, so it is missing
    /// and takes part in no mean.
    UNJUDGED
}
