package dev.touchstone.score.metric.text;

/// How many references the rows had, for signatures.
final class ReferenceCount {

    private int fewest = Integer.MAX_VALUE;
    private int most;

    void add(int references) {
        fewest = Math.min(fewest, references);
        most = Math.max(most, references);
    }

    /// The number, `var` where it differs from row to row.
    String text() {
        return fewest >= most ? String.valueOf(most) : "var";
    }
}
