/// What a run will do: units (model and task), their settings, which stages take part.
///
/// Entry type: [dev.touchstone.engine.plan.Planner], which decides by precedence and does no I/O. A further
/// setting gets its place in `UnitPlan`, its line of precedence in `Planner`, and, where it changes answers,
/// its part in [dev.touchstone.engine.plan.Identity], so that a resumed run notices it.
@NullMarked
package dev.touchstone.engine.plan;

import org.jspecify.annotations.NullMarked;
