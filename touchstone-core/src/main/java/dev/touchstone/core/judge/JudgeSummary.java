package dev.touchstone.core.judge;

import java.util.List;

/// Adds up the verdicts of one unit beside the mean score: rates, intervals, agreement. Not thread-safe.
public interface JudgeSummary {

    /// Counts one answer; called in the order of the data.
    void add(Subject subject, Replies replies);

    /// The numbers in table order.
    List<JudgeFigure> figures();
}
