/// Scores of a unit to the rows of the report: means, repeats, groups, each with its interval.
///
/// Sums go in data set order, one sample after the other, so a result has the same bits at any concurrency
/// and memory does not grow with the data.
@NullMarked
package dev.touchstone.engine.aggregate;

import org.jspecify.annotations.NullMarked;
