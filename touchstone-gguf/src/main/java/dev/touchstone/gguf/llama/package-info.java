/// The llama architecture: weights, cache, forward pass, sampling, and the scheduler that batches sequences.
///
/// Entry type: [dev.touchstone.gguf.llama.EmbeddedModel]. To add an architecture that differs in its settings
/// only, read them in `LlamaSettings`; one that computes otherwise gets a forward pass of its own beside
/// `Transformer`.
@NullMarked
package dev.touchstone.gguf.llama;

import org.jspecify.annotations.NullMarked;
