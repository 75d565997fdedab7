/// Times of many requests in little memory, and their percentiles.
///
/// Entry type: [dev.touchstone.metrics.latency.Histogram], which can be added to another one: percentiles
/// come from histograms that were put together, never from averaged percentiles. Percentiles of a list that
/// is at hand are in [dev.touchstone.metrics.stats.Percentile].
///
/// To add a figure of a histogram, add a method that walks over its buckets, with the definition in its
/// javadoc.
@NullMarked
package dev.touchstone.metrics.latency;

import org.jspecify.annotations.NullMarked;
