package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Looks at the text around numbers: brackets, operators.
final class Calculations {

    private static final Pattern OPERATION = Pattern.compile("\\s{0,3}[\\d.,]{1,20}\\s{0,3}(?:[-+*/×÷x]"
            + "|\\\\times|\\\\cdot)");

    private Calculations() {}

    /// Whether only a calculation stands between a number's end and an equals sign: operators, numbers, short
    /// units.
    static boolean leadsTo(String plain, int from, int equals) {
        int words = 0;
        boolean operator = false;
        for (int i = from; i < equals; i++) {
            char c = plain.charAt(i);
            if (c == '+' || c == '-' || c == '*' || c == '/' || c == '×' || c == '÷' || c == '=' || c == '−'
                    || plain.startsWith("\\times", i) || plain.startsWith("\\div", i)
                    || plain.startsWith("\\cdot", i)) {
                operator = true;
                words = 0;
            } else if (Character.isLetter(c) && (i == from || !Character.isLetter(plain.charAt(i - 1)))) {
                words++;
                if (words > 3) {
                    return false;
                }
            } else if (c == ',' && !Characters.digit(plain.charAt(i + 1)) || c == '，') {
                return false;
            }
        }
        return operator || plain.substring(from, equals).isBlank();
    }

    /// The last equals sign of a piece of text, or -1; those of `>=` and `<=` state no result.
    static int equalsSign(String plain, Span piece) {
        int equals = plain.lastIndexOf('=', piece.end() - 1);
        while (equals > piece.start() && "<>".indexOf(plain.charAt(equals - 1)) >= 0) {
            equals = plain.lastIndexOf('=', equals - 1);
        }
        return equals >= piece.start() ? equals : -1;
    }

    /// The number before an equals sign where the calculation stands behind it: `81 = 9 * 9`.
    static Optional<NumberToken> reversed(String plain, Span sentence, int equals, List<NumberToken> tokens) {
        if (!tokens.getFirst().percent() && tokens.size() > 1 && tokens.get(1).start() > equals
                && tokens.getFirst().end() <= equals && tokens.getFirst().start() >= sentence.start()
                && tokens.size() < 12
                && plain.substring(tokens.getFirst().end(), equals).isBlank()
                && plain.substring(sentence.start(), tokens.getFirst().start()).isBlank()
                && OPERATION.matcher(plain).region(equals + 1, sentence.end()).lookingAt()) {
            return Optional.of(tokens.getFirst());
        }
        return Optional.empty();
    }

    /// Whether a place stands within round brackets that open after `from` and at most 500 characters before
    /// it.
    static boolean bracketed(String plain, int from, int at) {
        int depth = 0;
        for (int i = Math.max(from, at - 500); i < at; i++) {
            char c = plain.charAt(i);
            if (c == '(') {
                // LaTeX's inline maths is no bracket
                depth += i > 0 && plain.charAt(i - 1) == '\\' ? 0 : 1;
            } else if (c == ')' && depth > 0) {
                depth--;
            }
        }
        return depth > 0;
    }
}
