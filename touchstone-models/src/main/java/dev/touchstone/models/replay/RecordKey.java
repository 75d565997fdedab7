package dev.touchstone.models.replay;

import java.util.Optional;
import java.util.OptionalInt;

/// Whom a record answers, as it says itself.
///
/// @param sample row number, when it names one
/// @param repeat when it names one
/// @param promptHash when it names one; it goes before the row number
/// @param good false for a record of a failed request, which answers nobody
record RecordKey(OptionalInt sample, OptionalInt repeat, Optional<String> promptHash, boolean good) {}
