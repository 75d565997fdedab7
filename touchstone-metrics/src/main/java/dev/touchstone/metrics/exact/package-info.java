/// Numbers without rounding. Entry type: [dev.touchstone.metrics.exact.Rational].
///
/// Everything that decides whether two answers are equal, and every formula that has an exact value, uses
/// these. To add a kind of exact number (a surd, a complex number), write a record beside `Rational`.
@NullMarked
package dev.touchstone.metrics.exact;

import org.jspecify.annotations.NullMarked;
