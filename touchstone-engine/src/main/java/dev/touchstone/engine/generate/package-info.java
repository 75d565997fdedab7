/// Asks the models: attempts on virtual threads, each outcome into the log at once.
///
/// Entry type: [dev.touchstone.engine.generate.AttemptRunner]. A back end is not added here (write a
/// `GeneratorFactory`); what stands between runner and back end for every model is a
/// [dev.touchstone.core.model.Generator] around another one, as
/// [dev.touchstone.engine.generate.CachingGenerator] is.
@NullMarked
package dev.touchstone.engine.generate;

import org.jspecify.annotations.NullMarked;
