package dev.touchstone.tasks.code;

/// Code that was found in an answer.
///
/// @param text the code
/// @param rule name of the rule that found it
record ExtractedCode(String text, String rule) {}
