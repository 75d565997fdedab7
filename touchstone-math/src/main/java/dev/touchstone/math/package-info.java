/// Whether two answers mean the same. Entry type: [dev.touchstone.math.MathEquality].
///
/// A comparison goes from cheap to dear and stops where something is certain: the same notation, exact
/// numbers, exact forms, bounds that exclude each other, agreement to many digits. What stays open is a
/// verdict of its own. Matters of convention are settings of [dev.touchstone.math.MathConventions]. To add a
/// kind of answer, add a record to `Expression`, read it in the parser and give it a case in
/// `ShapeComparison`.
@NullMarked
package dev.touchstone.math;

import org.jspecify.annotations.NullMarked;
