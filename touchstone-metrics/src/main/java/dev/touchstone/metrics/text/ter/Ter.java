package dev.touchstone.metrics.text.ter;

import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WordIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// TER of sentences and corpora, in percent, 0 is best; equal to sacrebleu 2.6.0.
///
/// A corpus is the sum of its segments: `TerCounts.NONE.plus(first).plus(second)`, or [#corpus()]. Not
/// thread-safe: it keeps scratch space; make one for each thread.
public final class Ter {

    private final TerSettings settings;
    private final TerWords scanner;
    private final Spans hypothesis = new Spans();
    private final Spans reference = new Spans();
    private final WordIds words = new WordIds();
    private final ShiftSearch search = new ShiftSearch();
    private int[] hypothesisIds = new int[128];
    private int[] referenceIds = new int[128];

    private Ter(TerSettings settings) {
        this.settings = settings;
        this.scanner = new TerWords(settings);
    }

    /// TER by these settings.
    public static Ter of(TerSettings settings) {
        return new Ter(settings);
    }

    /// The edits of one segment: the fewest to any reference, over the mean length of the references.
    ///
    /// @param references null where one is missing
    /// @throws IllegalArgumentException when no reference is there
    public TerCounts sentence(String text, List<@Nullable String> references) {
        scanner.scan(text, hypothesis);
        hypothesisIds = roomFor(hypothesis, hypothesisIds);
        words.number(hypothesis, hypothesisIds);
        int fewest = Integer.MAX_VALUE;
        long lengths = 0;
        int count = 0;
        for (String referenceText : references) {
            if (referenceText == null) {
                continue;
            }
            scanner.scanReference(referenceText, reference);
            referenceIds = roomFor(reference, referenceIds);
            words.find(reference, referenceIds);
            fewest = Math.min(fewest,
                    search.edits(hypothesisIds, hypothesis.count(), referenceIds, reference.count()));
            lengths += reference.count();
            count++;
        }
        if (count == 0) {
            throw new IllegalArgumentException("a segment needs at least one reference, has none");
        }
        return new TerCounts(fewest, (double) lengths / count);
    }

    /// An empty corpus.
    public TerCorpus corpus() {
        return new TerCorpus(settings);
    }

    private static int[] roomFor(Spans spans, int[] ids) {
        return spans.count() > ids.length ? new int[Math.max(spans.count(), 2 * ids.length)] : ids;
    }
}
