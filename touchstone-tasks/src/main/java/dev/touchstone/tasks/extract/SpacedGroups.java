package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an announced number whose thousands are set apart by spaces or by Chinese commas: `2 500`, `1，800元`.
///
/// Only groups of exactly three digits continue a number of one to three; a measure and another word behind
/// them (`2 500 g bags`) tell that the first number is a count.
final class SpacedGroups {

    private static final Pattern FIRST = Pattern.compile("(?<![\\d.,/^{])[1-9]\\d{0,2}$");
    private static final Pattern GROUPS = Pattern.compile("(?: \\d{3}(?!\\d)){1,6}(?! ?[/^\\d])"
            + "(?!\\s?(?:g|kg|mg|ml|cl|cm|mm|km|l|m|oz|lb)\\s[a-z])"
            + "|(?:，\\d{3}(?!\\d)){1,6}(?=\\s?[\\u4e00-\\u9fff]{0,3}(?:[。\\n]|$))");

    private SpacedGroups() {}

    /// The number with the groups that follow it; the number itself where none do.
    static NumberToken joined(String plain, NumberToken first) {
        String written = plain.substring(first.start(), first.end());
        Matcher groups = GROUPS.matcher(plain).region(first.end(), plain.length());
        if (!FIRST.matcher(written).find() || !groups.lookingAt()) {
            return first;
        }
        String digits = groups.group().replace(" ", "").replace("，", "");
        int behind = Math.min(plain.length(), groups.end() + 40);
        String whole = written + digits + plain.substring(groups.end(), behind);
        List<NumberToken> tokens = NumberScanner.all(whole, 0, whole.length());
        if (tokens.isEmpty()) {
            return first;
        }
        NumberToken joined = tokens.getFirst();
        int spaces = groups.group().length() - digits.length();
        return new NumberToken(first.start(), first.start() + joined.end() + spaces, joined.face(),
                joined.value(), joined.percent());
    }
}
