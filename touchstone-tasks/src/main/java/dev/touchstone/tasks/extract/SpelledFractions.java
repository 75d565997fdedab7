package dev.touchstone.tasks.extract;

import dev.touchstone.metrics.exact.Rational;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads fractions that are written in words: `two thirds`, `one-half`, `四分之三`, `百分之二十`.
final class SpelledFractions {

    private static final List<String> PARTS = List.of("", "", "hal", "third", "fourth", "fifth", "sixth",
            "seventh",
            "eighth", "ninth", "tenth");
    private static final Pattern ENGLISH = Pattern.compile(
            "(a|one|two|three|four|five|six|seven|eight|nine)[ -](hal|third|quarter|fourth|fifth|sixth"
            + "|seventh|eighth|ninth|tenth)(?:f|ves|s)?(?![a-z-]| of \\d)");
    private static final Pattern MIXED = Pattern.compile(
            "(\\d{1,6}|[a-z]{3,9}(?:-[a-z]{3,5})?) and (?:a|one) (half|third|quarter|fourth"
                    + "|fifth)(?![a-z-]| of \\d)");
    private static final String NUMERAL = "([零〇一二两三四五六七八九十百千万]{1,9}|\\d{1,9})";
    private static final Pattern CHINESE = Pattern.compile("(?:百分之" + NUMERAL + "|" + NUMERAL + "分之" + NUMERAL
            + ")");

    private SpelledFractions() {}

    /// The fraction that begins at a place.
    static Optional<NumberToken> at(Visible visible, int from) {
        if (from >= visible.plain().length()) {
            return Optional.empty();
        }
        Optional<NumberToken> mixed = mixed(visible.lower(), from);
        if (mixed.isPresent()) {
            return mixed;
        }
        return visible.plain().charAt(from) > 0x7f || Characters.digit(visible.plain().charAt(from))
                ? chinese(visible.plain(), from) : english(visible.lower(), from);
    }

    /// `two and a half`, `2 and a quarter`.
    private static Optional<NumberToken> mixed(String lower, int from) {
        Matcher mixed = MIXED.matcher(lower).region(from, lower.length());
        if (!mixed.lookingAt()) {
            return Optional.empty();
        }
        String part = mixed.group(2);
        int bottom = part.equals("half") ? 2 : part.equals("quarter") ? 4 : PARTS.indexOf(part);
        Optional<Integer> whole = Characters.digit(mixed.group(1).charAt(0))
                ? Optional.of(Integer.parseInt(mixed.group(1))) : SpelledNumbers.word(mixed.group(1));
        return whole.flatMap(number -> token(mixed, number * bottom + 1, bottom));
    }

    private static Optional<NumberToken> english(String lower, int from) {
        Matcher fraction = ENGLISH.matcher(lower).region(from, lower.length());
        if (!fraction.lookingAt()) {
            return Optional.empty();
        }
        int bottom = fraction.group(2).equals("quarter") ? 4 : PARTS.indexOf(fraction.group(2));
        return SpelledNumbers.word(fraction.group(1)).flatMap(top -> token(fraction, top, bottom));
    }

    private static Optional<NumberToken> chinese(String plain, int from) {
        Matcher fraction = CHINESE.matcher(plain).region(from, plain.length());
        if (!fraction.lookingAt()) {
            return Optional.empty();
        }
        if (fraction.group(1) != null) {
            return numeral(fraction.group(1)).map(value -> new NumberToken(fraction.start(), fraction.end(),
                    Rational.of(value), Rational.of(value), true));
        }
        return numeral(fraction.group(2)).flatMap(bottom -> numeral(fraction.group(3))
                .flatMap(top -> token(fraction, top, bottom)));
    }

    private static Optional<Integer> numeral(String text) {
        return Characters.digit(text.charAt(0)) ? Optional.of(Integer.parseInt(text))
                : SpelledNumbers.chinese(text);
    }

    private static Optional<NumberToken> token(Matcher found, int top, int bottom) {
        if (bottom == 0) {
            return Optional.empty();
        }
        Rational value = Rational.of(top).dividedBy(Rational.of(bottom));
        return Optional.of(new NumberToken(found.start(), found.end(), value, value, false));
    }
}
