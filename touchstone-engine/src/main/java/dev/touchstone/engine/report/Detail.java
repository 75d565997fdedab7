package dev.touchstone.engine.report;

/// How much the files of a run hold of each sample.
public enum Detail {
    /// Metrics, and a compact score per sample.
    SCORES,
    /// AISBench's `details` too: prompt, answer, what was extracted, references (`--dump-eval-details`).
    FULL
}
