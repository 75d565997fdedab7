package dev.touchstone.math.notation;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Circled numbers, `①` or `\textcircled{1}`: names of statements, as Chinese questions list them.
///
/// They are letters of a choice and no values: `①③` is neither 13 nor a product.
public final class CircledNumbers {

    private static final char ONE = '①';
    private static final char TWENTY = '⑳';
    private static final Pattern COMMAND =
            Pattern.compile("\\\\(?:textcircled|circled)\\s*+\\{\\s*+(\\d{1,2})\\s*+}");

    private CircledNumbers() {}

    /// Whether a sign is a circled number from 1 to 20.
    public static boolean circled(char sign) {
        return sign >= ONE && sign <= TWENTY;
    }

    /// The text with one sign in place of each command.
    static String plain(String text) {
        return text.contains("circled") ? COMMAND.matcher(text).replaceAll(CircledNumbers::sign) : text;
    }

    private static String sign(MatchResult command) {
        int number = Integer.parseInt(command.group(1));
        return number < 1 || number > TWENTY - ONE + 1 ? Matcher.quoteReplacement(command.group())
                : String.valueOf((char) (ONE + number - 1));
    }
}
