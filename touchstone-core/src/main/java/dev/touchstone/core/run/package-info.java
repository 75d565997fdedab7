/// The life of a unit as one state machine.
@NullMarked
package dev.touchstone.core.run;

import org.jspecify.annotations.NullMarked;
