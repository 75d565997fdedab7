/// How models are described and asked.
///
/// Entry type: [dev.touchstone.core.model.Generator]. To add a back end, write a
/// [dev.touchstone.core.model.GeneratorFactory] and annotate it with `@AutoService`; model files choose it by
/// its name.
@NullMarked
package dev.touchstone.core.model;

import org.jspecify.annotations.NullMarked;
