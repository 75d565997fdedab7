/// The life of a unit as one state machine without I/O.
///
/// Entry type: [dev.touchstone.core.run.RunState], which takes one [dev.touchstone.core.run.RunEvent] after
/// the other. A new state or event is a new case; facades show states in their users' words by a switch.
@NullMarked
package dev.touchstone.core.run;

import org.jspecify.annotations.NullMarked;
