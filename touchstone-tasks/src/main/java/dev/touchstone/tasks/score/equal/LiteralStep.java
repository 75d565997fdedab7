package dev.touchstone.tasks.score.equal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares normalised LaTeX character by character; always decides.
///
/// Left aside: white space, sizes of brackets and fractions, wrappers like `\text`, degree, currency and
/// percent signs,
/// `\cdot` and `*`, braces around one character, a leading `x =` where only one side has it, a unit in words
/// behind the formula; upper and lower case of answers that are words.
public final class LiteralStep implements EqualityStep {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ONE_BRACED = Pattern.compile("([\\^_])\\{(\\w)\\}");
    private static final Pattern PLAIN_FRACTION = Pattern.compile("(?<![\\w}])\\(?([\\w\\\\]{1,12})\\)?/"
            + "\\(?(\\w{1,12})\\)?(?![\\w(])");
    private static final Pattern LEFT_SIDE = Pattern.compile("^[A-Za-z](?:_\\w|\\([a-z]\\))?=(?=[^=])");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z,'\\-]++");
    private static final Pattern OPTION = Pattern.compile("\\(([A-Za-z])\\)");
    private static final Pattern UNIT_WORDS = Pattern.compile("(?<=[\\w})]) [a-z]{2,}(?: [a-z]{2,}){0,3}$");

    /// Creates the step.
    public LiteralStep() {}

    @Override
    public Verdict compare(String gold, String answer) {
        String one = normalise(gold);
        String other = normalise(answer);
        if (one.equals(other) || withoutLeftSide(one, other).equals(withoutLeftSide(other, one))) {
            return Verdict.EQUAL;
        }
        return Verdict.DIFFERENT;
    }

    /// The form that is compared.
    static String normalise(String text) {
        String plain = Latex.plain(text);
        if (plain.indexOf('\\') >= 0 || plain.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            plain = UNIT_WORDS.matcher(plain).replaceFirst("");
        }
        plain = SPACE.matcher(plain).replaceAll("");
        plain = plain.replace("\\cdot", "").replace("*", "").replace("%", "").replace("+\\infty", "\\infty")
                .replace("\"", "").replace("'", "'");
        plain = ONE_BRACED.matcher(plain).replaceAll("$1$2");
        if (plain.indexOf('/') >= 0) {
            plain = PLAIN_FRACTION.matcher(plain).replaceAll(match ->
                    Matcher.quoteReplacement("\\frac{" + match.group(1) + "}{" + match.group(2) + "}"));
        }
        plain = plain.replace("-\\frac{", "\\frac{-").replace("\\frac{--", "\\frac{");
        if (WORDS.matcher(plain).matches()) {
            return plain.length() == 1 ? plain : plain.toLowerCase(Locale.ROOT);
        }
        Matcher option = OPTION.matcher(plain);
        return option.matches() ? option.group(1) : plain;
    }

    private static String withoutLeftSide(String text, String other) {
        return other.indexOf('=') < 0 ? LEFT_SIDE.matcher(text).replaceFirst("") : text;
    }
}
