package dev.touchstone.engine.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers and texts as Python prints them, for files that must equal AISBench's.
public final class PythonText {

    private PythonText() {}

    /// `"%.2f" % value`: the exact binary value rounded to two places, ties to the even digit.
    public static String twoPlaces(double value) {
        String text = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
        boolean signLost = Double.doubleToRawLongBits(value) < 0 && !text.startsWith("-");
        return signLost ? "-" + text : text;
    }

    /// `repr(value)` of a float: the shortest digits that give the double back; powers of ten from 16 up and
    /// from -5 down are written with an exponent of at least two digits.
    ///
    /// @param value finite
    public static String repr(double value) {
        if (value == 0) {
            return Double.doubleToRawLongBits(value) < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = shortest.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        int size = Math.abs(exponent);
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction
                + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    /// `repr(text)` of a string of printable characters: in single quotes, in double ones when only they need
    /// no escape.
    public static String repr(String text) {
        String escaped = text.replace("\\", "\\\\");
        return text.contains("'") && !text.contains("\"")
                ? "\"" + escaped + "\""
                : "'" + escaped.replace("'", "\\'") + "'";
    }
}
