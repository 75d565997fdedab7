/// Where things lie in a run folder, and how files get there whole.
///
/// Entry type: [RunFolder]. To add a kind of file, add a method to [RunFolder] that names its path; derived
/// files are written by [AtomicFile], appended ones belong to the `log` package.
@NullMarked
package dev.touchstone.store.layout;

import org.jspecify.annotations.NullMarked;
