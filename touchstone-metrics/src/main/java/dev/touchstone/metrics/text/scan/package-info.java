/// What the measures of texts share: white space, lower case, classes of characters, words and n-grams.
///
/// The references are Python programs, so characters mean here what they mean there: white space is what
/// `str.split()` splits at, lower case is `str.lower()` of Python 3.11 (Unicode 14), punctuation, symbols and
/// numbers are those of the module regex (Unicode 17). Where the running JDK knows another version of
/// Unicode, the differences are listed in [dev.touchstone.metrics.text.scan.UnicodeVersions].
///
/// Hot paths hold no strings: a line is copied once into a [dev.touchstone.metrics.text.scan.Spans], words
/// become numbers by [dev.touchstone.metrics.text.scan.WordIds], runs of numbers are counted by
/// [dev.touchstone.metrics.text.scan.NgramMatches].
///
/// To add a class of characters: a method of `CharacterClasses`, compared with the reference over every code
/// point.
@NullMarked
package dev.touchstone.metrics.text.scan;

import org.jspecify.annotations.NullMarked;
