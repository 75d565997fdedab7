/// Reads GGUF model files: header, metadata and tensors, memory-mapped and checked before use.
///
/// Entry type: [dev.touchstone.gguf.format.GgufFile]. To read a further tensor type, add it to
/// [dev.touchstone.gguf.format.TensorType] and teach `dev.touchstone.gguf.tensor.Packer` its blocks.
@NullMarked
package dev.touchstone.gguf.format;

import org.jspecify.annotations.NullMarked;
