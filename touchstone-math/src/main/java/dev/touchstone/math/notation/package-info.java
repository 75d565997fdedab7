/// From the text of an answer to an [dev.touchstone.math.notation.Expression].
///
/// `Cleaner` evens out characters and wrappers, `Lexer` makes tokens, `Parser` makes the tree. Entry:
/// [dev.touchstone.math.notation.Readings]. A new spelling is a line of `Cleaner` or `Lexer`; a new kind of
/// answer is a record of `Expression`, which the compiler then asks for at every use.
@NullMarked
package dev.touchstone.math.notation;

import org.jspecify.annotations.NullMarked;
