package dev.touchstone.metrics.text.answer;

/// How far an answer agrees with the best of the accepted ones; each of the two finds its own best.
///
/// @param exactMatch 1 when it equals one of them, 0 otherwise
/// @param f1 0..1, the best harmonic mean of precision and recall
public record AnswerScore(double exactMatch, double f1) {}
