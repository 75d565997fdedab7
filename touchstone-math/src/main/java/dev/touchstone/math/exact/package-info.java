/// Exact forms: every value as a fraction of two polynomials over atoms.
///
/// An atom is a variable, a constant such as `\pi`, or a function value that is not taken apart further.
/// Known relations between atoms (`√a² = a`, `i² = -1`, `sin² = 1 - cos²`) are applied while multiplying, so
/// that equal values often meet in one form; a difference of forms alone proves nothing. Entry type:
/// [dev.touchstone.math.exact.Normalizer]. A new identity is a case of its `call`.
@NullMarked
package dev.touchstone.math.exact;

import org.jspecify.annotations.NullMarked;
