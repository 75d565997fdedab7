/// What `touchstone doctor --url` asks an end point: each ability tried once, each told with what was seen.
///
/// Entry type: [EndpointProbe]. To ask for another ability, add a method there and its line in `run`; nothing
/// is printed here.
@NullMarked
package dev.touchstone.models.probe;

import org.jspecify.annotations.NullMarked;
