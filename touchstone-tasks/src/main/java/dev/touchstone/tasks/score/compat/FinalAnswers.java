package dev.touchstone.tasks.score.compat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The normalisation of final answers that the Minerva paper lists (Lewkowycz et al. 2022, appendix D.1).
final class FinalAnswers {

    private static final List<String[]> REPLACED = List.of(
            new String[] {"an ", ""}, new String[] {"a ", ""}, new String[] {".$", "$"}, new String[] {"\\$",
            ""}, new String[] {"\\ ", ""},
            new String[] {" ", ""}, new String[] {"mbox", "text"}, new String[] {",\\text{and}", ","},
            new String[] {"\\text{and}", ","},
            new String[] {"\\text{m}", "\\text{}"}, new String[] {"\\le", "<"});
    private static final List<String> REMOVED = List.of(
            "square", "ways", "integers", "dollars", "mph", "inches", "ft", "hours", "km", "units",
            "\\ldots", "sue", "points", "feet",
            "minutes", "digits", "cents", "degrees", "cm", "gm", "pounds", "meters", "meals", "edges",
            "students", "childrentickets",
            "multiples", "\\text{s}", "\\text{.}", "\\text{\ns}", "\\text{}^2", "\\text{}^3", "\\text{\n}",
            "\\text{}", "\\mathrm{th}",
            "^\\circ", "^{\\circ}", "\\;", ",\\!", "{,}", "\"", "\\dots", "\n", "\r", "\f");
    private static final Pattern TEXT = Pattern.compile("\\\\(?:text|textbf|overline|boldsymbol)\\{"
            + "([^}]*)\\}");
    private static final Pattern BRACKETED_TEXT = Pattern.compile("\\\\text\\{\\(([^)]*)\\)\\}");
    private static final Pattern ANSWER = Pattern.compile("answer?is:?(.*)", Pattern.DOTALL);
    private static final Pattern BOX = Pattern.compile("oxed\\{([^}]*)\\}");
    private static final Pattern DOLLARS = Pattern.compile("\\$([^$]*)\\$");
    private static final Pattern SHORT_FRACTION = Pattern.compile("frac([^{])(.)");
    private static final Pattern SHORT_ROOT = Pattern.compile("sqrt([^{])");

    private FinalAnswers() {}

    static String normalise(String answer) {
        String text = answer;
        for (String[] pair : REPLACED) {
            text = text.replace(pair[0], pair[1]);
        }
        for (String word : REMOVED) {
            text = text.replace(word, "");
        }
        text = BRACKETED_TEXT.matcher(text).replaceAll("$1");
        text = TEXT.matcher(text).replaceAll("$1");
        int last = text.lastIndexOf("finalansweris");
        text = last >= 0 ? text.substring(last + 13) : text;
        Matcher answered = ANSWER.matcher(text);
        text = answered.find() ? answered.group(1) : text;
        text = last(BOX, text);
        text = last(DOLLARS, text).strip();
        if (text.contains("rac") && !text.contains("\\")) {
            text = text.replace("rac", "\\frac").replace("f\\frac", "\\frac");
        }
        text = SHORT_FRACTION.matcher(text).replaceAll("frac{$1}{$2}");
        text = SHORT_ROOT.matcher(text).replaceAll("sqrt{$1}").replace("$", "");
        String digits = text.replace(",", "");
        return !digits.isEmpty() && digits.chars().allMatch(Character::isDigit) ? digits : text;
    }

    private static String last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        String found = text;
        while (matcher.find()) {
            found = matcher.group(1);
        }
        return found;
    }
}
