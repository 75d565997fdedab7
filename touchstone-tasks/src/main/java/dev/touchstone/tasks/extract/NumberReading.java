package dev.touchstone.tasks.extract;

/// A number and the rule that found it.
///
/// @param token the number in the visible text
/// @param rule name of the rule
public record NumberReading(NumberToken token, String rule) {}
