/// Scores answers that are likelihoods: which option is the likeliest, and how surprised a model is by texts.
///
/// Entry types: [dev.touchstone.tasks.score.likelihood.LikelihoodScorerFactory], one score for each answer;
/// [dev.touchstone.tasks.score.likelihood.LikelihoodMeasures], numbers over all answers. To add a way of
/// choosing, add a case to [dev.touchstone.tasks.score.likelihood.Choosing]; to add a number, a class beside
/// the others and a line in `LikelihoodMeasures`.
@NullMarked
package dev.touchstone.tasks.score.likelihood;

import org.jspecify.annotations.NullMarked;
