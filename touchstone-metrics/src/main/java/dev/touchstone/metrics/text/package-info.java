/// Names of classes and documents as small numbers, and the order of texts that other tools use.
///
/// Entry types: [dev.touchstone.metrics.text.Utf8Names] for names in bytes, such as a file's, and
/// [dev.touchstone.metrics.text.CodePointOrder] for texts.
@NullMarked
package dev.touchstone.metrics.text;

import org.jspecify.annotations.NullMarked;
