/// `touchstone compare`: are two runs or models different, by how much, how surely, and on which samples.
///
/// Entry type: [dev.touchstone.cli.compare.CompareCommand]; the figures are made in touchstone-engine.
@NullMarked
package dev.touchstone.cli.compare;

import org.jspecify.annotations.NullMarked;
