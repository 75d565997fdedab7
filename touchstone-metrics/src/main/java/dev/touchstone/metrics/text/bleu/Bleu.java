package dev.touchstone.metrics.text.bleu;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// BLEU of sentences and corpora, 0..100, equal to sacrebleu 2.6.0.
///
/// O(tokens · orders) time and space of the longest segment. Not thread-safe: it keeps scratch space; make
/// one for each thread.
public final class Bleu {

    private final BleuSettings settings;
    private final BleuMatcher matcher;

    private Bleu(BleuSettings settings) {
        this.settings = settings;
        this.matcher = new BleuMatcher(settings);
    }

    /// BLEU by these settings.
    public static Bleu of(BleuSettings settings) {
        return new Bleu(settings);
    }

    /// BLEU of one sentence; the settings should have effective order on.
    ///
    /// @param references in any order; null where one is missing
    /// @throws IllegalArgumentException when no reference is there
    public BleuScore sentence(String hypothesis, List<@Nullable String> references) {
        return score(counts(hypothesis, references));
    }

    /// What BLEU counts of one segment: to be kept, summed, or drawn again by a bootstrap.
    ///
    /// @param references in any order; null where one is missing
    /// @throws IllegalArgumentException when no reference is there
    public BleuCounts counts(String hypothesis, List<@Nullable String> references) {
        matcher.match(hypothesis, references);
        List<Long> matches = new ArrayList<>(settings.maxOrder());
        List<Long> totals = new ArrayList<>(settings.maxOrder());
        for (int n = 1; n <= settings.maxOrder(); n++) {
            matches.add(matcher.matches(n));
            totals.add(matcher.total(n));
        }
        return new BleuCounts(matcher.systemLength(), matcher.referenceLength(), matches, totals);
    }

    /// The score of counts made with the same settings.
    public BleuScore score(BleuCounts counts) {
        return BleuFormula.score(settings, counts);
    }

    /// An empty corpus.
    public BleuCorpus corpus() {
        return new BleuCorpus(settings);
    }
}
