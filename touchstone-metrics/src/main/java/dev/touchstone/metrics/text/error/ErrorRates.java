package dev.touchstone.metrics.text.error;

import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WordIds;

/// Counts what separates hypotheses from references, equal to jiwer 4.0.0 with its default transformations.
///
/// White space at both ends is dropped; case and punctuation count. A corpus is the sum of its segments:
/// `EditCounts.NONE.plus(first).plus(second)`. O(reference · hypothesis / 64) time. Not thread-safe: it
/// keeps scratch space; make one for each thread.
public final class ErrorRates {

    private final ErrorUnit unit;
    private final Spans reference = new Spans();
    private final Spans hypothesis = new Spans();
    private final WordIds words = new WordIds();
    private final EditAlignment alignment = new EditAlignment();
    private int[] referenceIds = new int[128];
    private int[] hypothesisIds = new int[128];

    private ErrorRates(ErrorUnit unit) {
        this.unit = unit;
    }

    /// Error rates of words: WER, MER, WIL, WIP.
    public static ErrorRates ofWords() {
        return new ErrorRates(ErrorUnit.WORDS);
    }

    /// Error rates of characters: CER.
    public static ErrorRates ofCharacters() {
        return new ErrorRates(ErrorUnit.CHARACTERS);
    }

    /// Aligns one hypothesis with its reference.
    public EditCounts counts(String referenceText, String hypothesisText) {
        referenceIds = scan(referenceText, reference, referenceIds);
        hypothesisIds = scan(hypothesisText, hypothesis, hypothesisIds);
        words.number(reference, referenceIds);
        words.find(hypothesis, hypothesisIds);
        return alignment.count(referenceIds, reference.count(), hypothesisIds, hypothesis.count(),
                words.size());
    }

    private int[] scan(String text, Spans spans, int[] ids) {
        spans.load(text);
        unit.scan(spans);
        return spans.count() > ids.length ? new int[Math.max(spans.count(), 2 * ids.length)] : ids;
    }
}
