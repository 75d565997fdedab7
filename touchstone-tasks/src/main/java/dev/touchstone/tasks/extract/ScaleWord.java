package dev.touchstone.tasks.extract;

import dev.touchstone.metrics.exact.Rational;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A word behind a number that multiplies it: `million`, `万`, the `k` of `$15k`.
///
/// @param factor by how much; 1 when there is no such word
/// @param rest what further digits with a smaller word add: 20,000,000 for the `2000万` of `1亿2000万`
/// @param end after the word, or where the search began
record ScaleWord(Rational factor, Rational rest, int end) {

    private static final Map<String, Rational> WORDS = Map.of(
            "hundred", Rational.of(100),
            "thousand", Rational.of(1_000),
            "million", Rational.of(1_000_000),
            "billion", Rational.of(1_000_000_000),
            "trillion", Rational.of(1_000_000_000_000L));
    /// Short forms, of money alone: `5k` may be a run.
    private static final Map<String, Rational> SHORT = Map.of(
            "k", WORDS.get("thousand"), "m", WORDS.get("million"), "mn", WORDS.get("million"),
            "b", WORDS.get("billion"), "bn", WORDS.get("billion"));
    /// The longer ones first; `千` of `千克` is part of a measure.
    private static final Pattern CHINESE = Pattern.compile("(万亿|千亿|百亿|千万|百万|亿|万|千(?![克米瓦卡升帕伏赫焦字比兆]))");
    private static final Map<String, Rational> CHINESE_WORDS = Map.of(
            "万亿", Rational.of(1_000_000_000_000L), "千亿", Rational.of(100_000_000_000L),
            "百亿", Rational.of(10_000_000_000L), "千万", Rational.of(10_000_000),
            "百万", Rational.of(1_000_000), "亿", Rational.of(100_000_000),
            "万", Rational.of(10_000), "千", Rational.of(1_000));
    private static final Pattern FURTHER = Pattern.compile("(?:零|又)?(\\d{1,4})(亿|万"
            + "|千(?![克米瓦卡]))?(?![\\d.,%])");

    /// The word that stands at `from`.
    ///
    /// @param money whether a currency stands before the number
    static ScaleWord at(String text, int from, boolean money) {
        ScaleWord none = new ScaleWord(Rational.ONE, Rational.ZERO, from);
        if (from >= text.length()) {
            return none;
        }
        char next = text.charAt(from);
        if (next > 0x7f) {
            Matcher chinese = CHINESE.matcher(text).region(from, text.length()).useTransparentBounds(true);
            return chinese.lookingAt() ? chinese(text, chinese.end(), CHINESE_WORDS.get(chinese.group()))
                    : none;
        }
        int start = next == ' ' ? from + 1 : from;
        int end = start;
        while (end < text.length() && end - start < 9 && Characters.latin(text.charAt(end))) {
            end++;
        }
        String word = end - start >= 7 || money && end > start && end - start <= 2 && start == from
                ? Characters.lower(text.substring(start, end)) : "";
        Rational factor = end - start >= 7 ? WORDS.get(word) : SHORT.get(word);
        return factor == null ? none : new ScaleWord(factor, Rational.ZERO, end);
    }

    private static ScaleWord chinese(String text, int end, Rational factor) {
        Matcher further = FURTHER.matcher(text).region(end, text.length()).useTransparentBounds(true);
        if (factor.compareTo(CHINESE_WORDS.get("万")) < 0 || !further.lookingAt()) {
            return new ScaleWord(factor, Rational.ZERO, end);
        }
        boolean named = further.group(2) != null;
        Rational smaller = named ? CHINESE_WORDS.get(further.group(2)) : Rational.ONE;
        boolean continues = smaller.compareTo(factor) < 0 && (named || further.group(1).length() == 4);
        Rational rest = Rational.of(Long.parseLong(further.group(1))).times(smaller);
        return continues ? new ScaleWord(factor, rest, further.end())
                : new ScaleWord(factor, Rational.ZERO, end);
    }
}
