package dev.touchstone.judge.score;

import java.util.Map;

/// What one judge says of one turn.
///
/// @param label in words: `7`, `correct`, `win`, `loss`, `tie`
/// @param value 0 to 1
/// @param rule by which it was read
/// @param inconsistent whether the two orders of a comparison disagree
/// @param parts further numbers by name
record Point(String label, double value, String rule, boolean inconsistent, Map<String, Double> parts) {}
