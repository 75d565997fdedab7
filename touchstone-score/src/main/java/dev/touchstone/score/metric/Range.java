package dev.touchstone.score.metric;

import java.math.BigDecimal;

/// The scale of a metric: no value lies beyond its ends, so no interval does.
///
/// @param least lower end, or negative infinity where there is none
/// @param most upper end, or infinity where there is none
/// @param text ends and which of them is better, for people, without a full stop
public record Range(double least, double most, String text) {

    /// No ends.
    public static final Range ANY = open("any");

    /// From 0 to 1.
    public static final Range SHARES = of(0, 1, "");

    public Range {
        if (!(least < most)) {
            throw new IllegalArgumentException("needs least < most, is %s .. %s".formatted(least, most));
        }
    }

    /// From one number to another.
    ///
    /// @param remark such as `higher is better`; may be empty
    public static Range of(double least, double most, String remark) {
        return new Range(least, most, number(least) + " to " + number(most) + behind(remark));
    }

    /// From a number upwards.
    public static Range from(double least, String remark) {
        return new Range(least, Double.POSITIVE_INFINITY,
                number(least) + " upwards" + behind(remark));
    }

    /// Without ends.
    ///
    /// @param text what can be said instead
    public static Range open(String text) {
        return new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, text);
    }

    /// Up to a number.
    public static Range upTo(double most, String remark) {
        return new Range(Double.NEGATIVE_INFINITY, most,
                "at most " + number(most) + behind(remark));
    }

    /// What is on the scale stays; what is beyond it, by rounding or by ± errors, becomes its end.
    double clamp(double value) {
        return Math.clamp(value, least, most);
    }

    /// Whole numbers, as all ends are, without a decimal and without a format: every start of `score` makes
    /// all scales, and the first decimal of a process takes longer than all of them.
    private static String number(double end) {
        double size = Math.abs(end);
        String digits = size == Math.rint(size) && size < 1e15 ? Long.toString((long) size)
                : BigDecimal.valueOf(size).stripTrailingZeros().toPlainString();
        return end < 0 ? "−" + digits : digits;
    }

    private static String behind(String remark) {
        return remark.isEmpty() ? "" : ", " + remark;
    }
}
