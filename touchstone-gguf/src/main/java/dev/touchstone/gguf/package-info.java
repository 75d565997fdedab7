/// The embedded model as a back end of the engine.
///
/// Entry type: [dev.touchstone.gguf.EmbeddedGeneratorFactory], found by its name `embedded`. A further way to
/// reach a model in this process is a further factory.
@NullMarked
package dev.touchstone.gguf;

import org.jspecify.annotations.NullMarked;
