/// Rows of a data set made ready to be asked.
@NullMarked
package dev.touchstone.core.sample;

import org.jspecify.annotations.NullMarked;
