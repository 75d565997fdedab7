/// Asks the models: attempts on virtual threads, each outcome into the log at once.
@NullMarked
package dev.touchstone.engine.generate;

import org.jspecify.annotations.NullMarked;
