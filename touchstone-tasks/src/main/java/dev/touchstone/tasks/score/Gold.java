package dev.touchstone.tasks.score;

import java.util.List;

/// A reference as comparisons see it.
///
/// @param text its text in the form in which it is compared
/// @param choices texts of the options, may be empty
record Gold(String text, List<String> choices) {}
