package dev.touchstone.metrics.text.error;

/// How a hypothesis was aligned with its reference, or the sum over a corpus.
///
/// The sum of errors is the least possible. Which of several alignments with that sum is taken, and so the
/// number of hits, follows rapidfuzz, on which jiwer builds.
///
/// @param hits units that agree
/// @param substitutions units of the reference that became another
/// @param deletions units of the reference that are missing
/// @param insertions units that the reference does not have
public record EditCounts(long hits, long substitutions, long deletions, long insertions) {

    /// The sum of no segment at all.
    public static final EditCounts NONE = new EditCounts(0, 0, 0, 0);

    public EditCounts {
        if (hits < 0 || substitutions < 0 || deletions < 0 || insertions < 0) {
            throw new IllegalArgumentException("counts must be 0 or more, are hits " + hits
                    + ", substitutions "
                    + substitutions + ", deletions " + deletions + ", insertions " + insertions);
        }
    }

    /// The sum with another segment or corpus.
    public EditCounts plus(EditCounts other) {
        return new EditCounts(hits + other.hits, substitutions + other.substitutions,
                deletions + other.deletions, insertions + other.insertions);
    }

    /// Substitutions, deletions and insertions.
    public long errors() {
        return substitutions + deletions + insertions;
    }

    /// Units of the reference.
    public long referenceLength() {
        return hits + substitutions + deletions;
    }

    /// Units of the hypothesis.
    public long hypothesisLength() {
        return hits + substitutions + insertions;
    }

    /// Errors for each unit of the reference: WER or CER, 0 or more, above 1 where much was inserted.
    ///
    /// With an empty reference, the number of insertions, as in jiwer.
    public double errorRate() {
        return referenceLength() == 0 ? insertions : (double) errors() / referenceLength();
    }

    /// The share of errors among all aligned units: MER, 0..1; 0 when both sides are empty.
    public double matchErrorRate() {
        return errors() == 0 ? 0 : (double) errors() / (hits + errors());
    }

    /// Word information preserved: WIP = hits² / (reference · hypothesis), 0..1; 1 when both sides are empty.
    public double informationPreserved() {
        long reference = referenceLength();
        long hypothesis = hypothesisLength();
        if (reference == 0 || hypothesis == 0) {
            return reference == hypothesis ? 1 : 0;
        }
        return (double) hits / reference * ((double) hits / hypothesis);
    }

    /// Word information lost: WIL = 1 − WIP, 0..1.
    public double informationLost() {
        return 1 - informationPreserved();
    }
}
