/// What a run will do: units (model and task), their settings, which stages take part.
@NullMarked
package dev.touchstone.engine.plan;

import org.jspecify.annotations.NullMarked;
