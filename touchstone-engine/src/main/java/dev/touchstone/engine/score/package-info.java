/// Reads answers from the log, scores them and writes the derived files.
@NullMarked
package dev.touchstone.engine.score;

import org.jspecify.annotations.NullMarked;
