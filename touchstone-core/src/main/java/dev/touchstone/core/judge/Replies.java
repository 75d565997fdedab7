package dev.touchstone.core.judge;

import dev.touchstone.core.attempt.Outcome;
import java.util.List;
import java.util.Optional;

/// What the judges said of one subject.
public interface Replies {

    /// The judges by their abbrs, in the order in which they were named.
    List<String> judges();

    /// The deciding outcome of one inquiry; empty where it was never made.
    ///
    /// @param judge place in [#judges]
    /// @param inquiry place in the list of [JudgedScorer#inquiries]
    /// @param repeat number of the repeat, from 0
    Optional<Outcome> find(int judge, int inquiry, int repeat);
}
