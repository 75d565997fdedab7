/// JSON text to values and back; [dev.touchstone.core.json.Json] is all there is.
///
/// Where building a value costs too much, its streaming factory is shared.
@NullMarked
package dev.touchstone.core.json;

import org.jspecify.annotations.NullMarked;
