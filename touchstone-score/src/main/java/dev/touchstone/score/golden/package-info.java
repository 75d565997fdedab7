/// Golden files with reference values held against the product: `touchstone verify`.
///
/// Entry type: [dev.touchstone.score.golden.Verification]. To add a family of files, write a
/// [dev.touchstone.score.golden.GoldenFamily] that computes by the product's public functions and says which
/// keys it knows.
@NullMarked
package dev.touchstone.score.golden;

import org.jspecify.annotations.NullMarked;
