/// How extensions are found.
@NullMarked
package dev.touchstone.core.spi;

import org.jspecify.annotations.NullMarked;
