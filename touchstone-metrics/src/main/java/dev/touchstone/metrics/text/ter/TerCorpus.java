package dev.touchstone.metrics.text.ter;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// TER of a corpus, fed segment by segment; keeps sums and no text. Not thread-safe.
///
/// Corpora of the same settings can be merged.
public final class TerCorpus {

    private final TerSettings settings;
    private final Ter ter;
    private TerCounts sum = TerCounts.NONE;
    private long segments;
    private int fewestReferences = Integer.MAX_VALUE;
    private int mostReferences;

    TerCorpus(TerSettings settings) {
        this.settings = settings;
        this.ter = Ter.of(settings);
    }

    /// Counts one segment.
    ///
    /// @param references null where one is missing
    /// @throws IllegalArgumentException when no reference is there
    public void add(String hypothesis, List<@Nullable String> references) {
        sum = sum.plus(ter.sentence(hypothesis, references));
        segments++;
        int there = (int) references.stream().filter(Objects::nonNull).count();
        fewestReferences = Math.min(fewestReferences, there);
        mostReferences = Math.max(mostReferences, there);
    }

    /// Adds all segments of another corpus.
    ///
    /// @throws IllegalArgumentException when its settings differ
    public void merge(TerCorpus other) {
        if (!settings.equals(other.settings)) {
            throw new IllegalArgumentException("settings differ: " + settings + " and " + other.settings);
        }
        sum = sum.plus(other.sum);
        segments += other.segments;
        fewestReferences = Math.min(fewestReferences, other.fewestReferences);
        mostReferences = Math.max(mostReferences, other.mostReferences);
    }

    /// How many segments were added.
    public long segments() {
        return segments;
    }

    /// The sums so far.
    public TerCounts counts() {
        return sum;
    }

    /// TER so far, in percent.
    public double score() {
        return sum.score();
    }

    /// How the score was made, in sacrebleu's words; see [TerSettings#signature(String)].
    public String signature() {
        boolean same = fewestReferences >= mostReferences;
        return settings.signature(same ? String.valueOf(mostReferences) : "var");
    }
}
