/// The built command against a hostile world: each test starts it as a process.
///
/// [Product] starts it, [SumServer] answers it on a real socket and counts, [Sums] writes its data, and
/// [RunFiles] reads what it left. A new proof is one `XIT` that puts these together and prints its figures.
@NullMarked
package dev.touchstone.conformance;

import org.jspecify.annotations.NullMarked;
