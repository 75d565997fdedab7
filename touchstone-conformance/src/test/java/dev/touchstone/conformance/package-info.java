/// The built command against a hostile world: every test starts it as a process of its own, as its users do.
///
/// [Product] starts it, [SumServer] answers it on a real socket and counts, [Sums] writes its data, [RunFiles] reads
/// what it left. A new proof is one `XIT` that puts these together and prints its figures on one line.
@NullMarked
package dev.touchstone.conformance;

import org.jspecify.annotations.NullMarked;
