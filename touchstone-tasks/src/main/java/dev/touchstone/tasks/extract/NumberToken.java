package dev.touchstone.tasks.extract;

import dev.touchstone.metrics.exact.Rational;

/// A number as it stands in a text.
///
/// @param start where it begins, sign and currency included
/// @param end after the last character, percent sign and scale word included
/// @param face the number as written: 1.5 of `1.5 million`, 51 of `51%`
/// @param value what it stands for: 1,500,000; 51 of `51%`
/// @param percent whether a percent sign follows
public record NumberToken(int start, int end, Rational face, Rational value, boolean percent) {}
