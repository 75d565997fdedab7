package dev.touchstone.tasks.code;

import java.util.Optional;
import java.util.Set;

/// Finds the code in an answer; pure.
interface CodeExtraction {

    /// The code; empty when there is none.
    ///
    /// @param answer the answer less the model's thinking
    /// @param wanted names of which the tests call one; empty when a whole program is wanted
    Optional<ExtractedCode> find(String answer, Set<String> wanted);
}
