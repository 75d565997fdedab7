/// JSON text to values and back.
@NullMarked
package dev.touchstone.core.json;

import org.jspecify.annotations.NullMarked;
