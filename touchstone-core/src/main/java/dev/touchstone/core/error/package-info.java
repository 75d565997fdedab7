/// Error codes, by which every failure is named.
@NullMarked
package dev.touchstone.core.error;

import org.jspecify.annotations.NullMarked;
