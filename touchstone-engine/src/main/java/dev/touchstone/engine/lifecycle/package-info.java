/// One run from the request to the exit code; [dev.touchstone.engine.lifecycle.Engine] is the entry.
///
/// A facade turns what it was asked into a [dev.touchstone.engine.lifecycle.RunRequest], follows the run as
/// a [dev.touchstone.engine.lifecycle.RunListener] and shows the
/// [dev.touchstone.engine.lifecycle.RunOutcome]. A further stage is a step of `UnitWork` and a flag of
/// [dev.touchstone.engine.plan.Stages]; a further ending of a unit is a case of `UnitEnd`.
@NullMarked
package dev.touchstone.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
