package dev.touchstone.tasks.extract;

/// A place where a text says that its answer follows.
///
/// @param start where the words begin
/// @param end where the answer begins
/// @param negated the words say that the answer is not what follows
record Phrase(int start, int end, boolean negated) {}
