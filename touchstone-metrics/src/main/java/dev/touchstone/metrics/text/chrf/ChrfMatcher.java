package dev.touchstone.metrics.text.chrf;

import dev.touchstone.metrics.text.scan.CharacterClasses;
import dev.touchstone.metrics.text.scan.LowerCase;
import dev.touchstone.metrics.text.scan.NgramMatches;
import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WhiteSpace;
import dev.touchstone.metrics.text.scan.WordIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts one segment at a time, into scratch space that the next segment uses again.
final class ChrfMatcher {

    private final ChrfSettings settings;
    private final Spans hypothesis = new Spans();
    private final Spans reference = new Spans();
    private final WordIds words = new WordIds();
    private final NgramMatches characterNgrams = new NgramMatches();
    private final NgramMatches wordNgrams = new NgramMatches();
    private final ChrfTallies tried;
    private final ChrfTallies best;
    private int[] symbols = new int[512];
    private int references;

    ChrfMatcher(ChrfSettings settings) {
        this.settings = settings;
        tried = new ChrfTallies(settings.charOrder() + settings.wordOrder());
        best = new ChrfTallies(settings.charOrder() + settings.wordOrder());
    }

    /// Counts a segment against the reference with the best score; missing references are null and passed
    /// over.
    ChrfTallies match(String text, List<@Nullable String> referenceTexts) {
        load(text, hypothesis);
        int characters = characters(hypothesis);
        characterNgrams.hypothesis(symbols, characters, settings.charOrder());
        int wordCount = 0;
        if (settings.wordOrder() > 0) {
            addWords(hypothesis);
            wordCount = hypothesis.count();
            words.number(hypothesis, symbols);
            wordNgrams.hypothesis(symbols, wordCount, settings.wordOrder());
        }
        double bestScore = -1;
        references = 0;
        for (String referenceText : referenceTexts) {
            if (referenceText == null) {
                continue;
            }
            references++;
            tally(referenceText, characters, wordCount);
            double score = tried.score(settings);
            if (score > bestScore) {
                bestScore = score;
                best.set(tried);
            }
        }
        if (references == 0) {
            throw new IllegalArgumentException("a segment needs at least one reference, has none");
        }
        return best;
    }

    /// How many references the last segment had.
    int references() {
        return references;
    }

    private void tally(String text, int characters, int wordCount) {
        load(text, reference);
        int length = characters(reference);
        characterNgrams.forgetReferences();
        characterNgrams.reference(symbols, length);
        for (int n = 1; n <= settings.charOrder(); n++) {
            tally(n - 1, characters - n + 1, length - n + 1, characterNgrams.matched(n));
        }
        if (settings.wordOrder() > 0) {
            addWords(reference);
            words.find(reference, symbols);
            wordNgrams.forgetReferences();
            wordNgrams.reference(symbols, reference.count());
            for (int n = 1; n <= settings.wordOrder(); n++) {
                tally(settings.charOrder() + n - 1, wordCount - n + 1, reference.count() - n + 1,
                        wordNgrams.matched(n));
            }
        }
    }

    private void tally(int order, int inHypothesis, int inReference, long matches) {
        tried.hypothesis[order] = inReference > 0 ? Math.max(0, inHypothesis) : 0;
        tried.reference[order] = Math.max(0, inReference);
        tried.matches[order] = matches;
    }

    private void load(String text, Spans spans) {
        spans.load(settings.lowercase() ? LowerCase.of(text) : text);
        if (symbols.length < 2 * spans.length()) {
            // words cut in two are at most as many as characters
            symbols = new int[2 * spans.length()];
        }
    }

    /// Writes the code points of a line into `symbols`.
    private int characters(Spans spans) {
        char[] units = spans.text();
        int length = spans.length();
        int[] found = symbols;
        boolean keepsWhite = settings.whitespace();
        int count = 0;
        for (int i = 0; i < length; i++) {
            char unit = units[i];
            if (unit > ' ' && unit < 0x80) { // most are: neither white nor half of a pair
                found[count++] = unit;
                continue;
            }
            if (!keepsWhite && WhiteSpace.is(unit)) {
                continue;
            }
            if (Character.isHighSurrogate(unit) && i + 1 < length && Character.isLowSurrogate(units[i + 1])) {
                i++;
                found[count++] = Character.toCodePoint(unit, units[i]);
            } else {
                found[count++] = unit;
            }
        }
        return count;
    }

    /// Adds the words between white space; a sign of ASCII at the end, or else at the start, is a word of
    /// its own.
    private static void addWords(Spans spans) {
        char[] units = spans.text();
        int length = spans.length();
        int i = 0;
        while (i < length) {
            if (WhiteSpace.is(units[i])) {
                i++;
                continue;
            }
            int start = i;
            while (i < length && (units[i] > ' ' && units[i] < 0x80 || !WhiteSpace.is(units[i]))) {
                i++;
            }
            if (i - start > 1 && CharacterClasses.isAsciiPunctuation(units[i - 1])) {
                spans.add(start, i - 1);
                spans.add(i - 1, i);
            } else if (i - start > 1 && CharacterClasses.isAsciiPunctuation(units[start])) {
                spans.add(start, start + 1);
                spans.add(start + 1, i);
            } else {
                spans.add(start, i);
            }
        }
    }
}
