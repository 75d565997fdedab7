package dev.touchstone.tasks.score.compat;

import java.util.regex.Pattern;

/// The normalisation of mathematical strings of the MATH benchmark (Hendrycks et al. 2021) in its second
/// version.
final class MathStrings {

    private static final Pattern ZEROS_INSIDE = Pattern.compile("(\\d+)\\.0+([^\\d])");
    private static final Pattern ZEROS_AT_END = Pattern.compile("(\\d+)\\.0+$");
    private static final Pattern UNIT = Pattern.compile("\\\\text\\{[^}]*\\}$");
    private static final Pattern BOX = Pattern.compile("\\\\mbox\\{[^}]*\\}");
    private static final Pattern ROOT = Pattern.compile("\\\\sqrt(\\w+)");
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    private MathStrings() {}

    static String normalise(String answer) {
        String text = answer.strip().replace("\n", "");
        while (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        text = text.replace("\\!", "").replace("\\ ", "").replace("\\\\", "\\").replace("\\\\", "\\")
                .replace("tfrac", "frac").replace("dfrac", "frac").replace("\\left", "").replace("\\right",
                "");
        String unitless = UNIT.matcher(text).replaceFirst("").strip();
        text = unitless.isEmpty() ? text : unitless;
        text = text.replace("^{\\circ}", "").replace("^\\circ", "").replace("\\$", "").replace("$", "")
                .replace("\\text", "").replace("x\\in", "").replace("\\%", "").replace("%", "")
                .replace(" .", " 0.").replace("{.", "{0.").replace("\\cdot", "");
        text = text.replace("infinity", "\\infty");
        text = text.contains("\\infty") ? text : text.replace("inf", "\\infty");
        text = text.replace("+\\inity", "\\infty").replace("and", "").replace("\\mathbf", "");
        text = BOX.matcher(text).replaceAll("").replace("'", "").replace("\"", "");
        text = text.contains("j") && !text.contains("i") ? text.replace("j", "i") : text;
        text = ZEROS_INSIDE.matcher(text).replaceAll("$1$2");
        text = ZEROS_AT_END.matcher(text).replaceAll("$1");
        if (text.isEmpty()) {
            return text;
        }
        text = text.startsWith(".") ? "0" + text : text;
        String[] sides = text.split("=", -1);
        text = sides.length == 2 && sides[0].length() <= 2 ? sides[1] : text;
        text = ROOT.matcher(text).replaceAll("\\\\sqrt{$1}").replace(" ", "");
        return slash(fractions(text));
    }

    /// `\frac12` becomes `\frac{1}{2}`, `\frac1{72}` becomes `\frac{1}{72}`.
    private static String fractions(String text) {
        String[] parts = text.split("\\\\frac", -1);
        StringBuilder fixed = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            fixed.append("\\frac");
            if (part.startsWith("{")) {
                fixed.append(part);
            } else if (part.length() < 2) {
                return text;
            } else if (part.charAt(1) == '{') {
                fixed.append('{').append(part.charAt(0)).append('}').append(part, 1, part.length());
            } else {
                fixed.append('{').append(part.charAt(0)).append("}{").append(part.charAt(1)).append('}')
                        .append(part, 2, part.length());
            }
        }
        return fixed.toString();
    }

    /// `3/4` becomes `\frac{3}{4}` when both sides are whole numbers and nothing else stands there.
    private static String slash(String text) {
        String[] sides = text.split("/", -1);
        return sides.length == 2 && WHOLE.matcher(sides[0]).matches() && WHOLE.matcher(sides[1]).matches()
                ? "\\frac{" + sides[0] + "}{" + sides[1] + "}" : text;
    }
}
