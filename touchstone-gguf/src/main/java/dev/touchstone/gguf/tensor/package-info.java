/// Matrices of quantised weights and the arithmetic on them.
///
/// Entry types: [dev.touchstone.gguf.tensor.Matrix], what [dev.touchstone.gguf.tensor.Packer] makes of a
/// tensor, and [dev.touchstone.gguf.tensor.Kernels], the arithmetic in two forms: one for the Vector API and
/// one without. To add a weight type, map it in the packer onto four bits, eight bits or floats.
@NullMarked
package dev.touchstone.gguf.tensor;

import org.jspecify.annotations.NullMarked;
