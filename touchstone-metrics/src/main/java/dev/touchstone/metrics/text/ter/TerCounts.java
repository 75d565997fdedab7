package dev.touchstone.metrics.text.ter;

/// What TER counts of a segment, or the sum over segments.
///
/// @param edits the fewest to any of the references
/// @param referenceLength words, the mean over the references
public record TerCounts(long edits, double referenceLength) {

    /// The sum of no segment at all.
    public static final TerCounts NONE = new TerCounts(0, 0);

    public TerCounts {
        if (edits < 0 || !(referenceLength >= 0 && referenceLength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("counts must be 0 or more, are " + edits + " and "
                    + referenceLength);
        }
    }

    /// The sum with another segment or corpus.
    public TerCounts plus(TerCounts other) {
        return new TerCounts(edits + other.edits, referenceLength + other.referenceLength);
    }

    /// TER in percent: edits for each word of the reference; 100 for words against an empty reference.
    public double score() {
        if (referenceLength > 0) {
            return 100 * (edits / referenceLength);
        }
        return edits > 0 ? 100 : 0;
    }
}
