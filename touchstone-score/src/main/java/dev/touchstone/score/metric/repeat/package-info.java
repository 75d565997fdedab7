/// Metrics over several attempts a question.
@NullMarked
package dev.touchstone.score.metric.repeat;

import org.jspecify.annotations.NullMarked;
