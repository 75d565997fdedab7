/// Texts by chance for the tests of the measures.
@NullMarked
package dev.touchstone.metrics.text;

import org.jspecify.annotations.NullMarked;
