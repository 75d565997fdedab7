/// One try of one sample and what came of it.
///
/// Entry type: [dev.touchstone.core.attempt.Outcome], an answer or a failure. A further kind of outcome is a
/// new case of it: every switch over outcomes then fails to compile until it says what to do.
@NullMarked
package dev.touchstone.core.attempt;

import org.jspecify.annotations.NullMarked;
