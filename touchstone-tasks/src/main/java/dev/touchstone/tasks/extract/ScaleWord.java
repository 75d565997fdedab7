package dev.touchstone.tasks.extract;

import dev.touchstone.metrics.exact.Rational;
import java.util.Map;

/// A word behind a number that multiplies it: `million`, `万`.
///
/// @param factor by how much; 1 when there is no such word
/// @param end after the word, or where the search began
record ScaleWord(Rational factor, int end) {

    private static final Map<String, Rational> ENGLISH = Map.of(
            "hundred", Rational.of(100),
            "thousand", Rational.of(1_000),
            "million", Rational.of(1_000_000),
            "billion", Rational.of(1_000_000_000),
            "trillion", Rational.of(1_000_000_000_000L));

    static ScaleWord at(String text, int from) {
        if (from >= text.length()) {
            return new ScaleWord(Rational.ONE, from);
        }
        char next = text.charAt(from);
        if (next == '万') {
            boolean more = text.startsWith("亿", from + 1);
            return new ScaleWord(Rational.of(more ? 1_000_000_000_000L : 10_000), from + (more ? 2 : 1));
        }
        if (next == '亿') {
            return new ScaleWord(Rational.of(100_000_000), from + 1);
        }
        int start = next == ' ' ? from + 1 : from;
        int end = start;
        while (end < text.length() && end - start < 9 && Characters.latin(text.charAt(end))) {
            end++;
        }
        if (end - start >= 7) {
            Rational factor = ENGLISH.get(Characters.lower(text.substring(start, end)));
            if (factor != null) {
                return new ScaleWord(factor, end);
            }
        }
        return new ScaleWord(Rational.ONE, from);
    }
}
