/// Judges by script, shared with the tests of other modules.
@NullMarked
package dev.touchstone.judge.testing;

import org.jspecify.annotations.NullMarked;
