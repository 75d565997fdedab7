/// How extensions are found: [dev.touchstone.core.spi.Extensions] asks `ServiceLoader` and refuses two of one
/// name.
@NullMarked
package dev.touchstone.core.spi;

import org.jspecify.annotations.NullMarked;
