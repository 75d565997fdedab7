/// One run from the request to the exit code; [dev.touchstone.engine.lifecycle.Engine] is the entry.
@NullMarked
package dev.touchstone.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
