package dev.touchstone.metrics.text.ter;

import java.util.Arrays;

/// The edits from a hypothesis to its reference: shifts of word runs, each one edit, then insertions,
/// deletions and substitutions of words.
///
/// Finding the least number is too costly, so Tercom's search is followed: as long as it lowers the
/// distance, the best shift is made of those that bring a run of up to 10 words, at least one of them wrong,
/// to where the reference has the same words, at least one of them missed, at most 50 words off. Ends after
/// 1,000 tried shifts, the last best of which is then not made.
final class ShiftSearch {

    private static final int LONGEST_RUN = 10;
    private static final int FARTHEST = 50;
    private static final int MOST_TRIED = 1000;

    private final BeamTable table = new BeamTable();
    private int[] words = new int[64];
    private int[] shifted = new int[64];
    private int count;
    private int[] reference = new int[0];
    private int referenceCount;
    /// For each word of the reference, the last word of the hypothesis aligned with it or before it, or -1.
    private int[] aligned = new int[64];
    private int[] missed = new int[64]; // how many words of the reference before this one are wrong
    private int[] wrong = new int[64]; // the same of the hypothesis
    private byte[] path = new byte[128];
    private int tried;
    private int distance; // before the shift that is searched
    private int bestGain;
    private int bestLength;
    private int bestStart;
    private int bestTarget;
    private boolean found;

    /// The number of edits.
    ///
    /// @param hypothesisIds equal to those of the reference for equal words
    int edits(int[] hypothesisIds, int hypothesisCount, int[] referenceIds, int referenceWords) {
        if (referenceWords == 0) {
            return hypothesisCount;
        }
        count = hypothesisCount;
        reference = referenceIds;
        referenceCount = referenceWords;
        reserve();
        System.arraycopy(hypothesisIds, 0, words, 0, count);
        table.start(reference, referenceCount, count);
        tried = 0;
        int shifts = 0;
        while (true) {
            distance = table.keep(words);
            findBestShift();
            if (tried >= MOST_TRIED || !found || bestGain <= 0) {
                return shifts + distance;
            }
            shift(bestStart, bestLength, bestTarget);
            int[] spare = words;
            words = shifted;
            shifted = spare;
            shifts++;
        }
    }

    private void reserve() {
        if (words.length < count) {
            words = new int[2 * count];
            shifted = new int[2 * count];
        }
        if (wrong.length < count + 1) {
            wrong = new int[2 * count + 1];
        }
        if (missed.length < referenceCount + 1) {
            aligned = new int[2 * referenceCount + 1];
            missed = new int[2 * referenceCount + 1];
        }
        if (path.length < count + referenceCount) {
            path = new byte[2 * (count + referenceCount)];
        }
    }

    private void findBestShift() {
        align();
        found = false;
        for (int start = 0; start < count; start++) {
            int from = Math.max(0, start - FARTHEST);
            int to = Math.min(referenceCount, start + FARTHEST + 1);
            for (int place = from; place < to; place++) {
                int longest = Math.min(LONGEST_RUN, Math.min(count - start, referenceCount - place));
                for (int length = 1; length <= longest
                        && words[start + length - 1] == reference[place + length - 1]; length++) {
                    if (isWorthwhile(start, place, length)) {
                        tryTargets(start, place, length);
                        if (tried >= MOST_TRIED) {
                            return;
                        }
                    }
                }
            }
        }
    }

    private boolean isWorthwhile(int start, int place, int length) {
        return wrong[start + length] > wrong[start] && missed[place + length] > missed[place]
                && (aligned[place] < start || aligned[place] >= start + length);
    }

    /// Tries the places in the hypothesis before the run, and after each of its words, as the reference has
    /// them.
    private void tryTargets(int start, int place, int length) {
        int last = -1;
        for (int offset = -1; offset < length; offset++) {
            int target = place + offset < 0 ? 0 : aligned[place + offset] + 1;
            if (target == last) {
                continue;
            }
            last = target;
            shift(start, length, target);
            int gain = distance - table.distance(shifted, Math.min(start, target));
            tried++;
            if (!found || isBetter(gain, length, start, target)) {
                found = true;
                bestGain = gain;
                bestLength = length;
                bestStart = start;
                bestTarget = target;
            }
        }
    }

    /// Tercom's ranking: the largest gain, then the longest run, the earliest run, the earliest target.
    private boolean isBetter(int gain, int length, int start, int target) {
        if (gain != bestGain) {
            return gain > bestGain;
        }
        if (length != bestLength) {
            return length > bestLength;
        }
        return start != bestStart ? start < bestStart : target < bestTarget;
    }

    /// Writes the words with a run moved into `shifted`.
    private void shift(int start, int length, int target) {
        System.arraycopy(words, 0, shifted, 0, count);
        if (target < start) {
            System.arraycopy(words, start, shifted, target, length);
            System.arraycopy(words, target, shifted, target + length, start - target);
            return;
        }
        // a target within the run means as many words after it
        int end = Math.min(count, target > start + length ? target : target + length);
        int passed = end - start - length;
        System.arraycopy(words, start + length, shifted, start, passed);
        System.arraycopy(words, start, shifted, start + passed, length);
    }

    /// Reads the alignment out of the table.
    private void align() {
        int i = count;
        int j = referenceCount;
        int length = 0;
        while (i > 0 || j > 0) {
            byte step = table.stepInto(i, j);
            path[length++] = step;
            i -= step == BeamTable.INSERT ? 0 : 1;
            j -= step == BeamTable.DELETE ? 0 : 1;
        }
        Arrays.fill(wrong, 0, count + 1, 0);
        Arrays.fill(missed, 0, referenceCount + 1, 0);
        while (length > 0) {
            byte step = path[--length];
            i += step == BeamTable.INSERT ? 0 : 1;
            j += step == BeamTable.DELETE ? 0 : 1;
            boolean same = step == BeamTable.PAIR && words[i - 1] == reference[j - 1];
            if (step != BeamTable.INSERT) {
                wrong[i] = wrong[i - 1] + (same ? 0 : 1);
            }
            if (step != BeamTable.DELETE) {
                missed[j] = missed[j - 1] + (same ? 0 : 1);
                aligned[j - 1] = i - 1;
            }
        }
    }
}
