package dev.touchstone.engine.slice;

import dev.touchstone.engine.report.Slice;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.regex.Pattern;

/// The order in which people read values: numbers by their size, then texts with the numbers in them by size
/// (`grade 2` before `grade 10`), rows without a value last.
public final class NaturalOrder {

    /// The order; equal only where the texts are.
    public static final Comparator<String> COMPARATOR =
            Comparator.comparingInt(NaturalOrder::kind).thenComparing(NaturalOrder::compare)
                    .thenComparing(Comparator.naturalOrder());

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private NaturalOrder() {}

    private static int kind(String text) {
        return NUMBER.matcher(text).matches() ? 0 : text.equals(Slice.NO_VALUE) ? 2 : 1;
    }

    /// Of two numbers or two texts.
    private static int compare(String left, String right) {
        if (kind(left) == 0) {
            return new BigDecimal(left).compareTo(new BigDecimal(right));
        }
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int leftEnd = digitsEnd(left, i);
            int rightEnd = digitsEnd(right, j);
            int order;
            if (leftEnd > i && rightEnd > j) {
                order = compareDigits(left.substring(i, leftEnd), right.substring(j, rightEnd));
                i = leftEnd;
                j = rightEnd;
            } else {
                order = Character.compare(left.charAt(i++), right.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static int compareDigits(String left, String right) {
        String one = left.replaceFirst("^0+", "");
        String other = right.replaceFirst("^0+", "");
        return one.length() != other.length() ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
