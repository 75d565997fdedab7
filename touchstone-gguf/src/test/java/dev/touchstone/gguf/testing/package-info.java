/// What tests of several modules use; entry type: [dev.touchstone.gguf.testing.LlamaCpp].
@NullMarked
package dev.touchstone.gguf.testing;

import org.jspecify.annotations.NullMarked;
