/// Data whose shape only the data knows.
@NullMarked
package dev.touchstone.core.value;

import org.jspecify.annotations.NullMarked;
