package dev.touchstone.score.measure;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/// Reads decimal numbers from bytes: those of up to 15 digits without an object, the rest by
/// [Double#parseDouble].
final class ByteNumbers {

    /// So many digits are an exact number, and so is the power of ten of as many.
    static final int EXACT_DIGITS = 15;

    private static final double[] TENS = new double[23];

    static {
        double ten = 1;
        for (int exponent = 0; exponent < TENS.length; exponent++) {
            TENS[exponent] = ten;
            ten *= 10;
        }
    }

    private ByteNumbers() {}

    /// A finite number; empty for anything else, NaN and infinity included.
    static OptionalDouble parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        int begun = at;
        long digits = 0;
        for (; at < to && digit(bytes[at]); at++) {
            digits = 10 * digits + (bytes[at] - '0');
        }
        int count = at - begun;
        int fraction = 0;
        if (at < to && bytes[at] == '.') {
            int behindPoint = ++at;
            for (; at < to && digit(bytes[at]); at++) {
                digits = 10 * digits + (bytes[at] - '0');
            }
            fraction = at - behindPoint;
            count += fraction;
        }
        if (at < to || count > EXACT_DIGITS) {
            return byLibrary(bytes, from, to);
        }
        if (count == 0) {
            return OptionalDouble.empty();
        }
        double value = exact(digits, fraction);
        return OptionalDouble.of(negative ? -value : value);
    }

    /// The number of up to [#EXACT_DIGITS] digits. Both sides of the division are exact, so it is rounded
    /// once, as the library rounds.
    ///
    /// @param fraction how many digits stand behind the point
    static double exact(long digits, int fraction) {
        return digits / TENS[fraction];
    }

    /// The same from a text.
    static OptionalDouble parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    private static boolean digit(byte one) {
        return one >= '0' && one <= '9';
    }

    private static OptionalDouble byLibrary(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte one = bytes[at];
            boolean known = one >= '0' && one <= '9' || one == '+' || one == '-' || one == '.' || one == 'e'
                    || one == 'E';
            if (!known || to - from > 1000) {
                return OptionalDouble.empty(); // the library would take 1d, 0x1p3 and NaN
            }
        }
        try {
            double value = Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }
}
