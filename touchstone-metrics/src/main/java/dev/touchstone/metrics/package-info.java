/// Formulas over scores; see the sub-packages `exact`, `repeat`, `stats` and `aggregate`.
@NullMarked
package dev.touchstone.metrics;

import org.jspecify.annotations.NullMarked;
