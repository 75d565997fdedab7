package dev.touchstone.score.measure;

import dev.touchstone.core.value.Fields;

/// Receives the values of single rows.
@FunctionalInterface
public interface RowSink {

    /// @param id of the row or query
    /// @param values by metric
    void row(String id, Fields values);
}
