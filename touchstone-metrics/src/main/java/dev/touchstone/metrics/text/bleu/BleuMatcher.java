package dev.touchstone.metrics.text.bleu;

import dev.touchstone.metrics.text.scan.LowerCase;
import dev.touchstone.metrics.text.scan.NgramMatches;
import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WhiteSpace;
import dev.touchstone.metrics.text.scan.WordIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts one segment at a time, into scratch space that the next segment uses again.
final class BleuMatcher {

    private final BleuSettings settings;
    private final Spans hypothesis = new Spans();
    private final Spans reference = new Spans();
    private final WordIds words = new WordIds();
    private final NgramMatches ngrams = new NgramMatches();
    private int[] ids = new int[128];
    private int systemLength;
    private int referenceLength;
    private int references;

    BleuMatcher(BleuSettings settings) {
        this.settings = settings;
    }

    /// Counts a segment; missing references are null and passed over.
    void match(String text, List<@Nullable String> referenceTexts) {
        scan(text, hypothesis);
        systemLength = hypothesis.count();
        words.number(hypothesis, ids);
        ngrams.hypothesis(ids, systemLength, settings.maxOrder());
        references = 0;
        for (String referenceText : referenceTexts) {
            if (referenceText == null) {
                continue;
            }
            scan(referenceText, reference);
            words.find(reference, ids);
            ngrams.reference(ids, reference.count());
            if (references == 0 || isCloser(reference.count())) {
                referenceLength = reference.count();
            }
            references++;
        }
        if (references == 0) {
            throw new IllegalArgumentException("a segment needs at least one reference, has none");
        }
    }

    private boolean isCloser(int length) {
        int difference = Math.abs(systemLength - length);
        int best = Math.abs(systemLength - referenceLength);
        return difference < best || difference == best && length < referenceLength;
    }

    private void scan(String text, Spans spans) {
        String line = settings.lowercase() ? LowerCase.of(text) : text;
        settings.tokenizer().scan(WhiteSpace.stripEnd(line), spans);
        if (spans.count() > ids.length) {
            ids = new int[Math.max(spans.count(), 2 * ids.length)];
        }
    }

    int systemLength() {
        return systemLength;
    }

    int referenceLength() {
        return referenceLength;
    }

    int references() {
        return references;
    }

    long matches(int order) {
        return ngrams.matched(order);
    }

    long total(int order) {
        return Math.max(0, systemLength - order + 1);
    }
}
