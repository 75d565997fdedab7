/// One number for a group of sub-sets (mmlu's subjects). Entry type:
/// [dev.touchstone.metrics.aggregate.GroupAccumulator].
///
/// To add an average, add its sum to the accumulator and a component to
/// [dev.touchstone.metrics.aggregate.GroupAggregate], with the formula in its javadoc.
@NullMarked
package dev.touchstone.metrics.aggregate;

import org.jspecify.annotations.NullMarked;
