/// Formulas over scores; see the sub-packages `exact`, `repeat`, `stats`, `compare`, `agreement`, `classify`,
/// `retrieval`, `latency`, `likelihood`, `names`, `text` and `aggregate`.
@NullMarked
package dev.touchstone.metrics;

import org.jspecify.annotations.NullMarked;
