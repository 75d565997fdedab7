package dev.touchstone.metrics.text.chrf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// chrF and chrF++ of sentences and corpora, 0..100, equal to sacrebleu 2.6.0.
///
/// Of several references the one with the best score of the segment counts, the first of equals. Not
/// thread-safe: it keeps scratch space; make one for each thread.
public final class Chrf {

    private final ChrfSettings settings;
    private final ChrfMatcher matcher;

    private Chrf(ChrfSettings settings) {
        this.settings = settings;
        this.matcher = new ChrfMatcher(settings);
    }

    /// chrF by these settings.
    public static Chrf of(ChrfSettings settings) {
        return new Chrf(settings);
    }

    /// The score of one sentence.
    ///
    /// @param references null where one is missing
    /// @throws IllegalArgumentException when no reference is there
    public double sentence(String hypothesis, List<@Nullable String> references) {
        return matcher.match(hypothesis, references).score(settings);
    }

    /// What chrF counts of one segment: to be kept, summed, or drawn again by a bootstrap.
    ///
    /// @param references null where one is missing
    /// @throws IllegalArgumentException when no reference is there
    public ChrfCounts counts(String hypothesis, List<@Nullable String> references) {
        return matcher.match(hypothesis, references).counts();
    }

    /// The same as numbers, without an object: for many segments whose counts are added up.
    ///
    /// @param references null where one is missing
    /// @param numbers receives what [ChrfCounts#of] takes
    /// @throws IllegalArgumentException when no reference is there
    public void count(String hypothesis, List<@Nullable String> references, double[] numbers) {
        matcher.match(hypothesis, references).write(numbers);
    }

    /// The score of counts made with the same settings.
    public double score(ChrfCounts counts) {
        int orders = settings.charOrder() + settings.wordOrder();
        if (counts.matches().size() != orders) {
            throw new IllegalArgumentException("counts of " + counts.matches().size() + " orders, expected "
                    + orders);
        }
        return ChrfTallies.of(counts).score(settings);
    }

    /// An empty corpus.
    public ChrfCorpus corpus() {
        return new ChrfCorpus(settings);
    }
}
