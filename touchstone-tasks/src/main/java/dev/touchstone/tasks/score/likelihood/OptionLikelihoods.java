package dev.touchstone.tasks.score.likelihood;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import java.util.List;
import java.util.Optional;

/// The likelihoods of a question's options, and where they were measured too, those of the same texts with
/// nothing before them.
///
/// @param behind of each option behind the question, in order
/// @param alone of each option behind nothing, in order; empty where that was not measured
record OptionLikelihoods(List<Likelihood> behind, List<Likelihood> alone) {

    /// Those of an answer; empty where it holds none, or not as many as there are options.
    static Optional<OptionLikelihoods> of(Answer answer, Reference reference) {
        List<Likelihood> told = answer.likelihoods();
        int options = reference.choices().size();
        if (options == 0 || told.size() != options && told.size() != 2 * options) {
            return Optional.empty();
        }
        return Optional.of(
                new OptionLikelihoods(told.subList(0, options), told.subList(options, told.size())));
    }
}
