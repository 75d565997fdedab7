package dev.touchstone.tasks.assemble;

import java.util.OptionalInt;

/// A worked example made ready to be shown.
///
/// @param row its number among the questions' own rows; empty for an example from another file
/// @param question as it is asked
/// @param answer as it is to be answered
record RenderedExample(OptionalInt row, String question, String answer) {}
