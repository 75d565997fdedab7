package dev.touchstone.tasks.score.equal;

import java.util.List;
import java.util.regex.Pattern;

/// Takes away what changes the look of LaTeX and not its meaning.
final class Latex {

    private static final List<String[]> WORDS = List.of(
            new String[] {"\\left", ""}, new String[] {"\\right", ""}, new String[] {"\\displaystyle", ""},
            new String[] {"\\!", ""},
            new String[] {"{,}", ","}, new String[] {"\\,", " "}, new String[] {"\\;", " "},
            new String[] {"\\:", " "},
            new String[] {"\\quad", " "}, new String[] {"~", " "},
            new String[] {"\\dfrac", "\\frac"}, new String[] {"\\tfrac", "\\frac"}, new String[] {"\\cfrac",
            "\\frac"},
            new String[] {"^{\\circ}", ""}, new String[] {"^\\circ", ""}, new String[] {"\\circ", ""},
            new String[] {"°", ""},
            new String[] {"\\degree", ""}, new String[] {"\\%", "%"}, new String[] {"\\$", ""},
            new String[] {"$", ""},
            new String[] {"€", ""}, new String[] {"£", ""}, new String[] {"¥", ""}, new String[] {"\\(", ""},
            new String[] {"\\)", ""},
            new String[] {"\\leqslant", "\\le"}, new String[] {"\\geqslant", "\\ge"}, new String[] {"\\leq",
            "\\le"},
            new String[] {"\\geq", "\\ge"}, new String[] {"≤", "\\le"}, new String[] {"≥", "\\ge"},
            new String[] {"\\neq", "\\ne"},
            new String[] {"π", "\\pi"}, new String[] {"∞", "\\infty"}, new String[] {"−", "-"},
            new String[] {"×", "\\times"},
            new String[] {"÷", "\\div"}, new String[] {"\\lbrace", "\\{"}, new String[] {"\\rbrace", "\\}"},
            new String[] {"√", "\\sqrt"});
    private static final Pattern WRAPPER = Pattern.compile(
            "\\\\(?:boxed|fbox|text|textbf|textit|textrm|mathrm|mathbf|mathit|mbox|operatorname)\\s?\\{"
            + "([^{}]*)\\}");
    private static final Pattern SHORT_FRACTION = Pattern.compile("\\\\frac\\s?(\\d)\\s?(\\d)");
    private static final Pattern HALF_FRACTION = Pattern.compile("\\\\frac\\s?(\\d)\\s?(?=\\{)");
    private static final Pattern OTHER_HALF = Pattern.compile("\\\\frac(\\{[^{}]*\\})\\s?(\\d)");
    private static final Pattern SHORT_ROOT = Pattern.compile("\\\\sqrt\\s?([A-Za-z0-9])");

    /// A backslash before a space, unless it is the second one of a line break.
    private static final Pattern SPACE = Pattern.compile("(?<!\\\\)\\\\ ");

    private Latex() {}

    /// The text less wrappers, spacing, degree and currency signs; fractions and roots with braces.
    static String plain(String text) {
        String plain = text;
        if (plain.indexOf('\\') >= 0 || plain.indexOf('{') >= 0 || plain.indexOf('$') >= 0 || plain.chars()
                .anyMatch(c -> c > 0x7f || c == '~')) {
            for (String[] word : WORDS) {
                if (plain.contains(word[0])) {
                    plain = plain.replace(word[0], word[1]);
                }
            }
            plain = SPACE.matcher(plain).replaceAll(" ");
            for (int depth = 0; depth < 4 && plain.indexOf('\\') >= 0; depth++) {
                String before = plain;
                plain = WRAPPER.matcher(plain).replaceAll("$1");
                if (plain.equals(before)) {
                    break;
                }
            }
            if (plain.contains("\\frac")) {
                plain = SHORT_FRACTION.matcher(plain).replaceAll("\\\\frac{$1}{$2}");
                plain = HALF_FRACTION.matcher(plain).replaceAll("\\\\frac{$1}");
                plain = OTHER_HALF.matcher(plain).replaceAll("\\\\frac$1{$2}");
            }
            if (plain.contains("\\sqrt")) {
                plain = SHORT_ROOT.matcher(plain).replaceAll("\\\\sqrt{$1}");
            }
        }
        plain = plain.strip();
        while (plain.endsWith(".") || plain.endsWith("。") || plain.endsWith(",")) {
            plain = plain.substring(0, plain.length() - 1).strip();
        }
        return plain;
    }
}
