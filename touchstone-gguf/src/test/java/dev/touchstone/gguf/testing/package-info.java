/// What tests of several modules use of the models of this one; entry: [dev.touchstone.gguf.testing.LlamaCpp].
@NullMarked
package dev.touchstone.gguf.testing;

import org.jspecify.annotations.NullMarked;
