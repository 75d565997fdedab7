package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads on behind the first digits of a number that is written in groups: `1,234`, `1{,}234`, `12,34,567`,
/// `1'234`, `1.234,50`.
final class DigitGroups {

    private static final Pattern INDIAN = Pattern.compile("(?:,\\d{2}(?!\\d)){1,6},\\d{3}(?!\\d|,\\d)");
    private static final Pattern APOSTROPHES = Pattern.compile("(?:['’]\\d{3}(?!\\d)){1,6}");
    /// Full stops between groups of three and a comma before the decimals, as on the European continent; a
    /// single full stop without such a comma is a decimal point.
    private static final Pattern CONTINENTAL = Pattern.compile(
            "(?<![\\d.,])\\d{1,3}(?:(?:\\.\\d{3}(?!\\d)){1,6},\\d{1,2}(?![\\d,])|(?:\\.\\d{3}(?![\\d])){2,6}"
            + "(?!\\.?\\d))");
    private static final List<String> MARKS = List.of(",\\!", "{,}", "\\,", ",");

    private DigitGroups() {}

    /// Appends the groups that follow the digits from `start` to `end`.
    ///
    /// @return where the last one ends
    static int append(String text, int start, int end, int limit, StringBuilder digits) {
        Matcher apostrophes = APOSTROPHES.matcher(text).region(end, limit);
        if (end < limit && "'’".indexOf(text.charAt(end)) >= 0 && apostrophes.lookingAt()) {
            digits.append(apostrophes.group().replace("'", "").replace("’", ""));
            return apostrophes.end();
        }
        int indian = indian(text, start, end, limit, digits);
        return indian > end ? indian : thousands(text, end, limit, digits);
    }

    /// Whether a number in the manner `1.234,50` or `1.234.567` begins at `start`, its first digits ending at
    /// `end`.
    static boolean continental(String text, int start, int end, int limit) {
        return end + 4 < limit && text.charAt(end) == '.' && ".,".indexOf(text.charAt(end + 4)) >= 0
                && CONTINENTAL.matcher(text).region(start, limit).useTransparentBounds(true).lookingAt();
    }

    /// Replaces the digits by those of the number in the manner `1.234,50` that begins at `start`.
    ///
    /// @return where it ends
    static int replaced(String text, int start, int limit, StringBuilder digits) {
        Matcher number = CONTINENTAL.matcher(text).region(start, limit).useTransparentBounds(true);
        if (number.lookingAt()) {
            digits.setLength(0);
            digits.append(number.group().replace(".", "").replace(',', '.'));
            return number.end();
        }
        return start;
    }

    /// Groups of two digits and a last one of three: `12,34,567`.
    private static int indian(String text, int start, int end, int limit, StringBuilder digits) {
        Matcher groups = INDIAN.matcher(text).region(end, limit);
        boolean listed = start > 0 && ",([{".indexOf(text.charAt(start - 1)) >= 0;
        if (end - start > 2 || listed || !groups.lookingAt()) {
            return end;
        }
        digits.append(groups.group().replace(",", ""));
        return groups.end();
    }

    /// Groups of three digits behind `,`, `{,}`, `\,` or `,\!`.
    private static int thousands(String text, int from, int limit, StringBuilder digits) {
        int end = from;
        while (digits.length() <= NumberScanner.MAX_DIGITS) {
            int group = end;
            for (String mark : MARKS) {
                if (text.startsWith(mark, end)) {
                    group = end + mark.length();
                    break;
                }
            }
            if (group == end || group >= limit || run(text, group, limit) != 3) {
                return end;
            }
            digits.append(text, group, group + 3);
            end = group + 3;
        }
        return end;
    }

    private static int run(String text, int from, int limit) {
        int end = from;
        while (end < limit && end - from < 4 && Characters.digit(text.charAt(end))) {
            end++;
        }
        return end - from;
    }
}
