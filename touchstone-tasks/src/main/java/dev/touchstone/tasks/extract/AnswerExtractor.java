package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;

/// Finds one kind of answer; thread-safe, pure, linear in the length of the text.
public interface AnswerExtractor {

    /// Finds the answer.
    ///
    /// @param visible the model's text made ready
    /// @param choices texts of the options, the first is A; empty when there are none
    /// @return empty when no rule fires
    Optional<Extraction> extract(Visible visible, List<String> choices);
}
