package dev.touchstone.tasks.extract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an expression that is written without LaTeX around a number: `25π`, `2√3`, `3x^2`.
final class PlainExpressions {

    private static final String PARTS = "π√^/()+-*.²³";
    private static final int LONGEST = 60;

    private static final Pattern GROUP = Pattern.compile("(?<![a-zA-Z])[(\\[{]\\s?[-+\\d./√π∞^]{1,12}"
            + "(?:, ?[-+\\d./√π∞^]{1,12}){1,6}\\s?[)\\]}]");

    private PlainExpressions() {}

    /// The expression that a number is part of; empty when the number stands by itself.
    static Optional<Extraction> around(Visible visible, NumberToken token) {
        String plain = visible.plain();
        Optional<Span> group = group(plain, token);
        if (group.isPresent()) {
            return group.map(span -> visible.found(span.of(plain), "plain_expression", span.start(),
                    span.end()));
        }
        int start = token.start();
        while (start > 0 && token.start() - start < LONGEST && part(plain.charAt(start - 1))) {
            start--;
        }
        int end = token.end();
        while (end < plain.length() && end - token.end() < LONGEST && part(plain.charAt(end))) {
            end++;
        }
        while (end > start && (plain.charAt(end - 1) == '.' || plain.charAt(end - 1) == ')'
                && plain.substring(start, end).indexOf('(') < 0)) {
            end--;
        }
        String piece = plain.substring(start, end);
        boolean expression = piece.indexOf('π') >= 0 || piece.indexOf('√') >= 0 || piece.indexOf('^') >= 0;
        return expression ? Optional.of(visible.found(piece.replace("π", "\\pi ").strip(), "plain_expression",
                start, end))
                : Optional.empty();
    }

    /// The point, interval or set that a number is part of: `(-2, 7)`.
    private static Optional<Span> group(String plain, NumberToken token) {
        Matcher group = GROUP.matcher(plain).region(Math.max(0, token.start() - LONGEST),
                Math.min(plain.length(), token.end() + LONGEST));
        while (group.find()) {
            if (group.start() < token.start() && group.end() > token.start()) {
                return Optional.of(new Span(group.start(), group.end()));
            }
        }
        return Optional.empty();
    }

    private static boolean part(char c) {
        return Characters.digit(c) || PARTS.indexOf(c) >= 0;
    }
}
