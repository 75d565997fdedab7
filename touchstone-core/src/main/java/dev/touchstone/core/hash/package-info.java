/// Names made of content: sha256 in lower-case hex, for fingerprints, caches and checks of files.
///
/// Entry type: [dev.touchstone.core.hash.Sha256]. What is hashed, and in which form, is said by whoever does
/// it: a hash that is written to a file is part of that file's format.
@NullMarked
package dev.touchstone.core.hash;

import org.jspecify.annotations.NullMarked;
