/// Names of classes and documents as small numbers, and the order of texts that other tools use.
///
/// Entry types: [dev.touchstone.metrics.names.Utf8Names] for names in bytes, such as a file's, and
/// [dev.touchstone.metrics.names.CodePointOrder] for texts. To add an order, write a comparator that names
/// the tool it agrees with.
@NullMarked
package dev.touchstone.metrics.names;

import org.jspecify.annotations.NullMarked;
