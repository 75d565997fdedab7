package dev.touchstone.metrics.text.bleu;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// BLEU of a corpus, fed segment by segment; keeps sums and no text. Not thread-safe.
///
/// The order of segments does not matter. Corpora of the same settings can be merged.
public final class BleuCorpus {

    private final BleuSettings settings;
    private final BleuMatcher matcher;
    private final long[] matches;
    private final long[] totals;
    private long systemLength;
    private long referenceLength;
    private long segments;
    private int fewestReferences = Integer.MAX_VALUE;
    private int mostReferences;

    BleuCorpus(BleuSettings settings) {
        this.settings = settings;
        this.matcher = new BleuMatcher(settings);
        this.matches = new long[settings.maxOrder()];
        this.totals = new long[settings.maxOrder()];
    }

    /// Counts one segment.
    ///
    /// @param references in any order; null where one is missing
    /// @throws IllegalArgumentException when no reference is there
    public void add(String hypothesis, List<@Nullable String> references) {
        matcher.match(hypothesis, references);
        for (int n = 1; n <= matches.length; n++) {
            matches[n - 1] += matcher.matches(n);
            totals[n - 1] += matcher.total(n);
        }
        systemLength += matcher.systemLength();
        referenceLength += matcher.referenceLength();
        segments++;
        fewestReferences = Math.min(fewestReferences, matcher.references());
        mostReferences = Math.max(mostReferences, matcher.references());
    }

    /// Adds all segments of another corpus.
    ///
    /// @throws IllegalArgumentException when its settings differ
    public void merge(BleuCorpus other) {
        if (!settings.equals(other.settings)) {
            throw new IllegalArgumentException("settings differ: " + settings + " and " + other.settings);
        }
        for (int n = 0; n < matches.length; n++) {
            matches[n] += other.matches[n];
            totals[n] += other.totals[n];
        }
        systemLength += other.systemLength;
        referenceLength += other.referenceLength;
        segments += other.segments;
        fewestReferences = Math.min(fewestReferences, other.fewestReferences);
        mostReferences = Math.max(mostReferences, other.mostReferences);
    }

    /// How many segments were added.
    public long segments() {
        return segments;
    }

    /// The sums so far.
    public BleuCounts counts() {
        return new BleuCounts(systemLength, referenceLength, LongStream.of(matches).boxed().toList(),
                LongStream.of(totals).boxed().toList());
    }

    /// BLEU so far; 0 before the first segment.
    public BleuScore score() {
        return BleuFormula.score(settings, counts());
    }

    /// How the score was made, in sacrebleu's words; see [BleuSettings#signature(String)].
    public String signature() {
        boolean same = fewestReferences >= mostReferences;
        return settings.signature(same ? String.valueOf(mostReferences) : "var");
    }
}
