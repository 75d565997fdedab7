package dev.touchstone.tasks.score.compat;

import java.util.Optional;

/// The normalisation of mathematical strings of the MATH benchmark (Hendrycks et al. 2021) in its first
/// version, which AGIEval's open questions use.
///
/// It cannot read a text that names a unit twice or ends in a bare `\sqrt` or `\frac`; such a text equals
/// its own copy only.
final class ClozeStrings {

    private static final String[] REMOVED = {"\\left", "\\right", "^{\\circ}", "^\\circ", "\\$"};
    private static final String UNIT = "\\text{ ";

    private ClozeStrings() {}

    static boolean equal(String one, String other) {
        Optional<String> left = normalise(one);
        Optional<String> right = normalise(other);
        return left.isPresent() && right.isPresent() ? left.equals(right) : one.equals(other);
    }

    private static Optional<String> normalise(String answer) {
        String text = answer.replace("\n", "").replace("\\!", "").replace("\\\\", "\\")
                .replace("tfrac", "frac").replace("dfrac", "frac");
        for (String removed : REMOVED) {
            text = text.replace(removed, "");
        }
        int unit = text.indexOf(UNIT);
        if (unit >= 0 && text.indexOf(UNIT, unit + UNIT.length()) >= 0) {
            return Optional.empty();
        }
        text = (unit < 0 ? text : text.substring(0, unit)).replace("\\%", "").replace(" .", " 0.")
                .replace("{.", "{0.");
        if (text.isEmpty()) {
            return Optional.of(text);
        }
        text = MathStrings.rightSide(text.startsWith(".") ? "0" + text : text);
        return roots(text).map(rooted -> rooted.replace(" ", "")).filter(ClozeStrings::readable)
                .map(MathStrings::fractions).map(whole -> "0.5".equals(whole) ? "\\frac{1}{2}" : whole)
                .map(MathStrings::slash);
    }

    /// `\sqrt3x` becomes `\sqrt{3}x`: one character, whatever it is.
    private static Optional<String> roots(String text) {
        String[] parts = text.split("\\\\sqrt", -1);
        StringBuilder fixed = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            if (part.isEmpty()) {
                return Optional.empty();
            }
            int end = part.offsetByCodePoints(0, 1);
            fixed.append("\\sqrt").append(part.charAt(0) == '{' ? part
                    : "{" + part.substring(0, end) + "}" + part.substring(end));
        }
        return Optional.of(fixed.toString());
    }

    /// Whether something stands behind every `\frac` up to the first of which the denominator is missing.
    private static boolean readable(String text) {
        String[] parts = text.split("\\\\frac", -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].isEmpty()) {
                return false;
            }
            if (MathStrings.lacksDenominator(parts[i])) {
                return true;
            }
        }
        return true;
    }
}
