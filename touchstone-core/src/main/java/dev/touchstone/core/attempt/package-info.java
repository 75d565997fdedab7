/// One try of one sample and what came of it.
@NullMarked
package dev.touchstone.core.attempt;

import org.jspecify.annotations.NullMarked;
