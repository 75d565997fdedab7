package dev.touchstone.metrics.text.error;

/// Aligns a hypothesis with its reference at the least cost; scratch space that is used again.
///
/// Of several alignments of that cost the one is taken that rapidfuzz takes, since the number of hits
/// depends on it: common ends are aligned first; the rest is read from its end, a deletion before an
/// insertion before a pair; and long sequences are halved first (Hirschberg 1975), which also bounds memory
/// to a few megabytes beside the masks.
final class EditAlignment {

    private static final long LARGEST_TABLE = 1 << 20; // bytes, as the reference counts them
    private static final int SHORTEST_REFERENCE = 65;
    private static final int SHORTEST_HYPOTHESIS = 10;

    private final EditBits bits = new EditBits();
    private int[] reference = new int[0];
    private int[] hypothesis = new int[0];
    private int[] reversedReference = new int[0];
    private int[] reversedHypothesis = new int[0];
    private int referenceLength;
    private int hypothesisLength;
    private int ids;
    private long substitutions;
    private long deletions;
    private long insertions;

    /// Counts the edits.
    ///
    /// @param referenceIds each 0 or more and less than `size`
    /// @param hypothesisIds negative where the reference does not have the unit
    EditCounts count(int[] referenceIds, int referenceCount, int[] hypothesisIds, int hypothesisCount,
            int size) {
        reference = referenceIds;
        hypothesis = hypothesisIds;
        referenceLength = referenceCount;
        hypothesisLength = hypothesisCount;
        ids = size;
        substitutions = 0;
        deletions = 0;
        insertions = 0;
        reversedReference = new int[0];
        align(0, referenceCount, 0, hypothesisCount, Math.max(referenceCount, hypothesisCount));
        return new EditCounts(referenceCount - substitutions - deletions, substitutions, deletions,
                insertions);
    }

    private void align(int referenceStart, int referenceEnd, int hypothesisStart, int hypothesisEnd,
            int most) {
        int r = referenceStart;
        int h = hypothesisStart;
        while (r < referenceEnd && h < hypothesisEnd && reference[r] == hypothesis[h]) {
            r++;
            h++;
        }
        int rEnd = referenceEnd;
        int hEnd = hypothesisEnd;
        while (rEnd > r && hEnd > h && reference[rEnd - 1] == hypothesis[hEnd - 1]) {
            rEnd--;
            hEnd--;
        }
        int referenceCount = rEnd - r;
        int hypothesisCount = hEnd - h;
        int limit = Math.min(most, Math.max(referenceCount, hypothesisCount));
        long band = Math.min(referenceCount, 2L * limit + 1);
        if (2 * band * hypothesisCount / 8 < LARGEST_TABLE || referenceCount < SHORTEST_REFERENCE
                || hypothesisCount < SHORTEST_HYPOTHESIS) {
            readOut(r, rEnd, h, hEnd);
        } else {
            halve(r, rEnd, h, hEnd);
        }
    }

    private void readOut(int referenceStart, int referenceEnd, int hypothesisStart, int hypothesisEnd) {
        int r = referenceEnd - referenceStart;
        int h = hypothesisEnd - hypothesisStart;
        if (r > 0 && h > 0) {
            bits.pattern(reference, referenceStart, referenceEnd, ids);
            bits.allRows(hypothesis, hypothesisStart, hypothesisEnd);
            bits.clear();
        }
        while (r > 0 && h > 0) {
            if (bits.isMore(h, r)) {
                deletions++;
                r--;
                continue;
            }
            h--;
            if (h > 0 && bits.isLess(h, r)) {
                insertions++;
            } else {
                r--;
                if (reference[referenceStart + r] != hypothesis[hypothesisStart + h]) {
                    substitutions++;
                }
            }
        }
        deletions += r;
        insertions += h;
    }

    /// Cuts the hypothesis in the middle and the reference where that costs least, the first of equal places.
    private void halve(int referenceStart, int referenceEnd, int hypothesisStart, int hypothesisEnd) {
        int count = referenceEnd - referenceStart;
        int middle = hypothesisStart + (hypothesisEnd - hypothesisStart) / 2;
        int[] left = new int[count + 1];
        bits.pattern(reference, referenceStart, referenceEnd, ids);
        bits.lastRow(hypothesis, hypothesisStart, middle, left);
        bits.clear();
        int[] right = new int[count + 1];
        reverse();
        bits.pattern(reversedReference, referenceLength - referenceEnd, referenceLength - referenceStart,
                ids);
        bits.lastRow(reversedHypothesis, hypothesisLength - hypothesisEnd, hypothesisLength - middle, right);
        bits.clear();
        int cut = 1;
        for (int j = 2; j <= count; j++) {
            if (left[j] + right[count - j] < left[cut] + right[count - cut]) {
                cut = j;
            }
        }
        int leftCost = left[cut];
        int rightCost = right[count - cut];
        align(referenceStart, referenceStart + cut, hypothesisStart, middle, leftCost);
        align(referenceStart + cut, referenceEnd, middle, hypothesisEnd, rightCost);
    }

    private void reverse() {
        if (reversedReference.length == 0) {
            reversedReference = reversed(reference, referenceLength);
            reversedHypothesis = reversed(hypothesis, hypothesisLength);
        }
    }

    private static int[] reversed(int[] values, int count) {
        int[] reversed = new int[count];
        for (int i = 0; i < count; i++) {
            reversed[i] = values[count - 1 - i];
        }
        return reversed;
    }
}
