package dev.touchstone.tasks.extract;

import dev.touchstone.metrics.exact.Rational;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads an announced number that is written in words: `twenty-one`, `one hundred and five`, `十二`.
///
/// English below one million, Chinese below one hundred million, fractions by [SpelledFractions]. Words that
/// go on to something else (`one of them`, `two times`, `一个质数`) are no numbers.
final class SpelledNumbers {

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("zero", 0), Map.entry("one", 1), Map.entry("two", 2), Map.entry("three", 3),
            Map.entry("four", 4), Map.entry("five", 5), Map.entry("six", 6), Map.entry("seven", 7),
            Map.entry("eight", 8), Map.entry("nine", 9), Map.entry("ten", 10), Map.entry("eleven", 11),
            Map.entry("twelve", 12), Map.entry("thirteen", 13), Map.entry("fourteen", 14),
            Map.entry("fifteen", 15), Map.entry("sixteen", 16), Map.entry("seventeen", 17),
            Map.entry("eighteen", 18), Map.entry("nineteen", 19), Map.entry("twenty", 20),
            Map.entry("thirty", 30), Map.entry("forty", 40), Map.entry("fifty", 50),
            Map.entry("sixty", 60), Map.entry("seventy", 70), Map.entry("eighty", 80),
            Map.entry("ninety", 90));
    private static final String UNIT = "(?:one|two|three|four|five|six|seven|eight|nine)";
    private static final String SMALL = "(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
            + "(?:[ -]" + UNIT + ")?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
            + UNIT + ")";
    private static final String GROUP = "(?:(?:a|" + UNIT + ") hundred(?:(?: and)? " + SMALL + ")?|" + SMALL
            + ")";
    private static final Pattern ENGLISH = Pattern.compile(
            "(?:(?:only|just|exactly) )?((?:(?:minus|negative) )?(?:zero|(?:a|" + GROUP
            + ") thousand(?:,?(?: and)? " + GROUP + ")?|"
            + GROUP + "))(?![a-z-]|[.,]?\\d| \\d| (?:of|dozen|dozens|hundred|thousand|million|billion"
            + "|trillion"
            + "|and|half|halves|third|thirds|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?|point|over"
            + "|(?:more|less|fewer|greater|higher|lower) than|times|or|to|that|which|where|whose|plus|minus"
            + "|by|divided|multiplied|squared|cubed|factorial|" + SMALL + ")\\b| ?[*×/+^=-])");
    private static final Pattern CHINESE = Pattern.compile(
            "(负?[零〇一二两三四五六七八九十百千万]{1,16})(?!分之|[点半亿成折数]|个[半数])(?=(?:[\\u4e00-\\u9fff]{0,2}"
            + "|(?<=[零〇一二两三四五六七八九十百千万]{2})[\\u4e00-\\u9fff]{0,6})(?:[\\s，,。.；;、!！(]|$))");
    private static final Pattern SECTION = Pattern.compile(
            "[零〇]?(?:([一二两三四五六七八九])千)?[零〇]?(?:([一二两三四五六七八九])百)?[零〇]?"
            + "(?:([一二三四五六七八九]?)十)?[零〇]?([一二两三四五六七八九])?");

    private SpelledNumbers() {}

    /// The number that an announcement begins with.
    static Optional<NumberToken> at(Visible visible, Span announced) {
        Optional<NumberToken> part = SpelledFractions.at(visible, announced.start());
        if (part.isPresent()) {
            return part;
        }
        Matcher english = ENGLISH.matcher(visible.lower())
                .region(announced.start(), visible.lower().length());
        if (english.lookingAt()) {
            return Optional.of(token(english, english(english.group(1))));
        }
        Matcher chinese = CHINESE.matcher(visible.plain())
                .region(announced.start(), visible.plain().length());
        return chinese.lookingAt() ? chinese(chinese.group(1)).map(value -> token(chinese, value))
                : Optional.empty();
    }

    /// The value of an English word from zero to ninety, or `a`; empty for texts that are none.
    static Optional<Integer> word(String word) {
        return word.equals("a") ? Optional.of(1) : Optional.ofNullable(WORDS.get(word));
    }

    private static NumberToken token(Matcher found, int value) {
        Rational number = Rational.of(value);
        return new NumberToken(found.start(1), found.end(1), number, number, false);
    }

    private static int english(String words) {
        int total = 0;
        int group = 0;
        for (String word : words.split("[ ,-]+")) {
            switch (word) {
                case "hundred" -> group *= 100;
                case "thousand" -> {
                    total = group * 1_000;
                    group = 0;
                }
                case "and", "minus", "negative" -> { }
                case "a" -> group = 1;
                default -> group += WORDS.getOrDefault(word, 0);
            }
        }
        return words.startsWith("minus") || words.startsWith("negative") ? -total - group : total + group;
    }

    /// The value of a Chinese numeral; empty for texts that are none.
    static Optional<Integer> chinese(String numeral) {
        if (numeral.startsWith("负")) {
            return chinese(numeral.substring(1)).map(value -> -value);
        }
        if (numeral.equals("零") || numeral.equals("〇")) {
            return Optional.of(0);
        }
        int split = numeral.indexOf('万');
        if (split < 0) {
            return section(numeral);
        }
        Optional<Integer> low = split + 1 == numeral.length() ? Optional.of(0)
                : section(numeral.substring(split + 1));
        return section(numeral.substring(0, split))
                .flatMap(high -> low.map(rest -> high * 10_000 + rest));
    }

    /// A numeral below 10,000; empty for texts that are none, such as `二五`.
    private static Optional<Integer> section(String numeral) {
        Matcher places = SECTION.matcher(numeral);
        if (!places.matches()) {
            return Optional.empty();
        }
        String tens = places.group(3);
        int value = digit(places.group(1)) * 1_000 + digit(places.group(2)) * 100
                + (tens != null && tens.isEmpty() ? 10 : digit(tens) * 10) + digit(places.group(4));
        return value == 0 ? Optional.empty() : Optional.of(value);
    }

    private static int digit(@Nullable String numeral) {
        return numeral == null ? 0 : numeral.equals("两") ? 2 : "零一二三四五六七八九".indexOf(numeral);
    }
}
