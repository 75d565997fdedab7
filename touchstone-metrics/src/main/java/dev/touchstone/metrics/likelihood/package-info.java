/// How well a model predicts a text.
///
/// Entry type: [dev.touchstone.metrics.likelihood.LikelihoodAccumulator]. To add a unit of length, add a sum
/// to it and a component to [dev.touchstone.metrics.likelihood.Perplexity].
@NullMarked
package dev.touchstone.metrics.likelihood;

import org.jspecify.annotations.NullMarked;
