package dev.touchstone.tasks.score.compat;

import java.util.regex.Pattern;

/// The normalisation of mathematical strings of the MATH benchmark (Hendrycks et al. 2021) in its second
/// version.
///
/// Kept faults of the original: `and` and `inf` count within words too; a text in braces at the end takes
/// everything from the first such text with it; quotation marks stay.
final class MathStrings {

    private static final Pattern ZEROS_INSIDE = Pattern.compile("(?<=\\p{Nd})\\.0+(\\P{Nd})");
    private static final Pattern ZEROS_AT_END = Pattern.compile("(?<=\\p{Nd})\\.0+$", PythonText.FLAGS);
    private static final String UNIT = "\\text{";
    private static final Pattern BOX = Pattern.compile("\\\\mbox\\{[^}]*\\}");
    private static final Pattern ROOT = Pattern.compile("\\\\sqrt([\\p{L}\\p{N}_]+)");
    /// As the original's language writes a whole number itself; it reads no longer one.
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,4299}");

    private MathStrings() {}

    static String normalise(String answer) {
        String text = PythonText.strip(answer).replace("\n", "");
        while (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        text = text.replace("\\!", "").replace("\\ ", "").replace("\\\\", "\\").replace("\\\\", "\\")
                .replace("tfrac", "frac").replace("dfrac", "frac").replace("\\left", "").replace("\\right",
                "");
        text = withoutUnit(text);
        text = text.replace("^{\\circ}", "").replace("^\\circ", "").replace("\\$", "").replace("$", "")
                .replace("\\text", "").replace("x\\in", "").replace("\\%", "").replace("%", "")
                .replace(" .", " 0.").replace("{.", "{0.").replace("\\cdot", "");
        text = text.replace("infinity", "\\infty");
        text = text.contains("\\infty") ? text : text.replace("inf", "\\infty");
        text = text.replace("+\\inity", "\\infty").replace("and", "").replace("\\mathbf", "");
        text = BOX.matcher(text).replaceAll("");
        text = text.contains("j") && !text.contains("i") ? text.replace("j", "i") : text;
        text = ZEROS_INSIDE.matcher(text).replaceAll("$1");
        text = ZEROS_AT_END.matcher(text).replaceAll("");
        if (text.isEmpty()) {
            return text;
        }
        text = rightSide(text.startsWith(".") ? "0" + text : text);
        text = ROOT.matcher(text).replaceAll("\\\\sqrt{$1}").replace(" ", "");
        return slash(fractions(text));
    }

    private static String withoutUnit(String text) {
        int unit = text.endsWith("}") ? text.indexOf(UNIT) : -1;
        String rest = PythonText.strip(unit < 0 ? text : text.substring(0, unit));
        return rest.isEmpty() ? text : rest;
    }

    /// `k=5` becomes `5`: a single equals sign with at most two characters before it.
    static String rightSide(String text) {
        int at = text.indexOf('=');
        boolean named = at >= 0 && text.indexOf('=', at + 1) < 0 && text.codePointCount(0, at) <= 2;
        return named ? text.substring(at + 1) : text;
    }

    /// `\frac12` becomes `\frac{1}{2}`, `\frac1{72}` becomes `\frac{1}{72}`; unchanged where one has no
    /// denominator.
    static String fractions(String text) {
        String[] parts = text.split("\\\\frac", -1);
        StringBuilder fixed = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            fixed.append("\\frac");
            if (part.startsWith("{")) {
                fixed.append(part);
            } else if (lacksDenominator(part)) {
                return text;
            } else {
                int first = part.offsetByCodePoints(0, 1);
                int second = part.offsetByCodePoints(first, 1);
                boolean braced = part.charAt(first) == '{';
                fixed.append('{').append(part, 0, first).append('}').append(braced ? "" : "{")
                        .append(part, first, second).append(braced ? "" : "}")
                        .append(part, second, part.length());
            }
        }
        return fixed.toString();
    }

    static boolean lacksDenominator(String part) {
        return !part.startsWith("{") && part.codePointCount(0, part.length()) < 2;
    }

    /// `3/4` becomes `\frac{3}{4}` when both sides are whole numbers and nothing else stands there.
    static String slash(String text) {
        String[] sides = text.split("/", -1);
        return sides.length == 2 && WHOLE.matcher(sides[0]).matches() && WHOLE.matcher(sides[1]).matches()
                ? "\\frac{" + sides[0] + "}{" + sides[1] + "}" : text;
    }
}
