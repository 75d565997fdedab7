package dev.touchstone.metrics.text.bleu;

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
        double[] numbers = new double[BleuCounts.numbers(settings.maxOrder())];
        count(hypothesis, references, numbers);
        return BleuCounts.of(numbers);
    }

    /// The same as numbers, without an object: for many segments whose counts are added up.
    ///
    /// @param numbers receives what [BleuCounts#of] takes
    /// @throws IllegalArgumentException when no reference is there
    public void count(String hypothesis, List<@Nullable String> references, double[] numbers) {
        matcher.match(hypothesis, references);
        numbers[0] = matcher.systemLength();
        numbers[1] = matcher.referenceLength();
        for (int n = 1; n <= settings.maxOrder(); n++) {
            numbers[2 * n] = matcher.matches(n);
            numbers[2 * n + 1] = matcher.total(n);
        }
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
