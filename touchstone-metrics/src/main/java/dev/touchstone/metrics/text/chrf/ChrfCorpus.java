package dev.touchstone.metrics.text.chrf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// chrF of a corpus, fed segment by segment; keeps sums and no text. Not thread-safe.
///
/// The order of segments does not matter. Corpora of the same settings can be merged.
public final class ChrfCorpus {

    private final ChrfSettings settings;
    private final ChrfMatcher matcher;
    private final ChrfTallies sums;
    private long segments;
    private int fewestReferences = Integer.MAX_VALUE;
    private int mostReferences;

    ChrfCorpus(ChrfSettings settings) {
        this.settings = settings;
        this.matcher = new ChrfMatcher(settings);
        this.sums = new ChrfTallies(settings.charOrder() + settings.wordOrder());
    }

    /// Counts one segment.
    ///
    /// @param references null where one is missing
    /// @throws IllegalArgumentException when no reference is there
    public void add(String hypothesis, List<@Nullable String> references) {
        sums.add(matcher.match(hypothesis, references));
        segments++;
        fewestReferences = Math.min(fewestReferences, matcher.references());
        mostReferences = Math.max(mostReferences, matcher.references());
    }

    /// Adds all segments of another corpus.
    ///
    /// @throws IllegalArgumentException when its settings differ
    public void merge(ChrfCorpus other) {
        if (!settings.equals(other.settings)) {
            throw new IllegalArgumentException("settings differ: " + settings + " and " + other.settings);
        }
        sums.add(other.sums);
        segments += other.segments;
        fewestReferences = Math.min(fewestReferences, other.fewestReferences);
        mostReferences = Math.max(mostReferences, other.mostReferences);
    }

    /// How many segments were added.
    public long segments() {
        return segments;
    }

    /// The sums so far.
    public ChrfCounts counts() {
        return sums.counts();
    }

    /// chrF so far, 0..100; 0 before the first segment.
    public double score() {
        return segments == 0 ? 0 : sums.score(settings);
    }

    /// How the score was made, in sacrebleu's words; see [ChrfSettings#signature(String)].
    public String signature() {
        boolean same = fewestReferences >= mostReferences;
        return settings.signature(same ? String.valueOf(mostReferences) : "var");
    }
}
