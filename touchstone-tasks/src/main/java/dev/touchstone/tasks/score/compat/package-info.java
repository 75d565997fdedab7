/// The scoring rules of AISBench 3.1.20260630, restated, so that a user can see why two tools differ.
///
/// Every scorer here is called `compat` in tables. Its function name says which rule it restates:
/// `aisbench_gsm8k`, `aisbench_math`, `aisbench_first_option` and so on. The rules are kept with their
/// faults (a thousands mark cuts a number, any text becomes the nearest option): that is their purpose.
/// What needs a library of theirs is `unavailable`. Extraction and comparison are each one pure function in
/// [dev.touchstone.tasks.score.compat.CompatRule].
///
/// To add a rule: a class that implements `CompatRule`, an entry in
/// [dev.touchstone.tasks.score.compat.CompatRules], a factory line there, and a test with answers on which
/// that tool was seen to differ from `robust`.
@NullMarked
package dev.touchstone.tasks.score.compat;

import org.jspecify.annotations.NullMarked;
