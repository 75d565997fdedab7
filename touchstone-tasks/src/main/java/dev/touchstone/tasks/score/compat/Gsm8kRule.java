package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last run of digits before `Question:`, with a decimal part where one follows; commas cut a number.
///
/// Equal when the texts are, or when the numbers differ by less than a millionth as double-precision
/// numbers. Digits of every script count. A reference of more digits than a double can hold ends the
/// original with an error; nothing equals it here.
final class Gsm8kRule implements CompatRule {

    private static final double CLOSE = 1e-6;
    private static final String MARK = "#### ";
    private static final Pattern NUMBER = Pattern.compile("-?\\p{Nd}++(?:\\.\\p{Nd}++)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\p{Nd}+(?:_\\p{Nd}+)*");

    @Override
    public Optional<String> extract(String text, Reference reference) {
        int cut = text.indexOf("Question:");
        Matcher matcher = NUMBER.matcher(cut < 0 ? text : text.substring(0, cut));
        String last = nothing();
        while (matcher.find()) {
            last = matcher.group();
        }
        return Optional.of(last);
    }

    @Override
    public String reference(Reference reference) {
        String gold = reference.gold();
        int mark = gold.indexOf(MARK);
        int from = mark + MARK.length();
        int next = mark < 0 ? -1 : gold.indexOf(MARK, from);
        String number = mark < 0 ? gold : gold.substring(from, next < 0 ? gold.length() : next);
        return number.replace(",", "");
    }

    @Override
    public boolean equal(String extracted, String reference) {
        if (extracted.equals(reference)) {
            return true;
        }
        String whole = PythonText.strip(reference);
        if (extracted.equals(nothing()) || !WHOLE.matcher(whole).matches()) {
            return false;
        }
        double gold = new BigInteger(plain(whole.replace("_", ""))).doubleValue();
        return Math.abs(Double.parseDouble(plain(extracted)) - gold) < CLOSE;
    }

    @Override
    public String nothing() {
        return "NULL";
    }

    private static String plain(String number) {
        StringBuilder plain = new StringBuilder(number.length());
        number.codePoints().forEach(point -> plain.appendCodePoint(
                Character.isDigit(point) ? '0' + Character.digit(point, 10) : point));
        return plain.toString();
    }
}
