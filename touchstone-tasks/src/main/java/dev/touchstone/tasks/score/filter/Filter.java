package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.score.Reference;
import java.util.Optional;

/// One step of a pipeline: takes a text, gives a text or finds nothing; thread-safe.
interface Filter {

    /// @param text what the step before gave, at first the model's text less its thinking
    /// @param reference for its options
    /// @return empty when nothing is found: the answer is unparsed
    Optional<String> apply(String text, Reference reference);
}
