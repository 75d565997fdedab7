package dev.touchstone.math;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import java.math.BigDecimal;
import java.util.Optional;

/// The verdicts that need no reading: nine of ten answers of a model are the reference to the letter, or
/// another whole number.
final class PlainDecimals {

    private static final int MAX_LENGTH = 40;

    private PlainDecimals() {}

    /// The verdict of a full comparison where it is seen at a glance, otherwise empty.
    static Optional<Verdict> compare(String reference, String answer, MathConventions.Values values) {
        if (reference.equals(answer)) {
            return holdsDigit(reference) ? Optional.of(new Equal("the same text")) : Optional.empty();
        }
        if (values.roundedFrom().isEmpty() && decimal(reference) && decimal(answer)) {
            return Optional.of(new BigDecimal(reference).compareTo(new BigDecimal(answer)) == 0
                    ? new Equal("the same number") : new Different("different numbers"));
        }
        return Optional.empty();
    }

    /// Without a digit there may be nothing to compare: `$$` is no answer, and not equal to itself.
    private static boolean holdsDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (digit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether a text is digits alone, with at most one minus sign before and one point between them.
    private static boolean decimal(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int last = text.length() - 1;
        if (from > last || last >= MAX_LENGTH || !digit(text.charAt(from)) || !digit(text.charAt(last))) {
            return false;
        }
        int points = 0;
        for (int i = from; i <= last; i++) {
            points += text.charAt(i) == '.' ? 1 : 0;
            if (!digit(text.charAt(i)) && text.charAt(i) != '.') {
                return false;
            }
        }
        return points < 2;
    }

    private static boolean digit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
