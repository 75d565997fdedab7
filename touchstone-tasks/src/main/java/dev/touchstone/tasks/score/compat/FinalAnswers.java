package dev.touchstone.tasks.score.compat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The normalisation of final answers that the Minerva paper lists (Lewkowycz et al. 2022, appendix D.1),
/// with the additions of the original.
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
    private static final String BOX = "\\boxed{";
    private static final Pattern ANSWER = Pattern.compile("finalansweris");
    private static final Pattern LOOSER_ANSWER = Pattern.compile("answer?is:?");
    private static final Pattern SHORT_FRACTION = Pattern.compile("frac([^{])(.)", Pattern.DOTALL);
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
        text = unwrapped(text, "\\text{(", ")}");
        for (String command : List.of("\\text{", "\\textbf{", "\\overline{")) {
            text = unwrapped(text, command, "}");
        }
        text = behind(LOOSER_ANSWER, behind(ANSWER, unboxed(text)));
        text = lastBetween(text, "oxed{", "}");
        text = PythonText.strip(lastBetween(text, "$", "$"));
        text = text.contains("\\frac") ? text : text.replace("rac", "\\frac");
        text = SHORT_FRACTION.matcher(text).replaceAll("frac{$1}{$2}");
        text = SHORT_ROOT.matcher(text).replaceAll("sqrt{$1}").replace("$", "");
        String digits = text.replace(",", "");
        return PythonText.digits(digits) ? digits : text;
    }

    /// Takes each opening and the nearest closing behind it away and leaves what is between.
    private static String unwrapped(String text, String open, String close) {
        StringBuilder kept = new StringBuilder(text.length());
        int at = 0;
        while (true) {
            int from = text.indexOf(open, at);
            int to = from < 0 ? -1 : text.indexOf(close, from + open.length());
            if (to < 0) {
                return kept.append(text, at, text.length()).toString();
            }
            kept.append(text, at, from).append(text, from + open.length(), to);
            at = to + close.length();
        }
    }

    /// Takes the first box away, up to the last brace of the text.
    private static String unboxed(String text) {
        int from = text.indexOf(BOX);
        int to = text.lastIndexOf('}');
        return from < 0 || to < from + BOX.length() ? text
                : text.substring(0, from) + text.substring(from + BOX.length(), to) + text.substring(to + 1);
    }

    private static String behind(Pattern lead, String text) {
        Matcher matcher = lead.matcher(text);
        return matcher.find() ? text.substring(matcher.end()) : text;
    }

    /// The last of the pieces that stand, one after the other, between an opening and a closing.
    private static String lastBetween(String text, String open, String close) {
        String found = text;
        int at = 0;
        while (true) {
            int from = text.indexOf(open, at);
            int to = from < 0 ? -1 : text.indexOf(close, from + open.length());
            if (to < 0) {
                return found;
            }
            found = text.substring(from + open.length(), to);
            at = to + close.length();
        }
    }
}
