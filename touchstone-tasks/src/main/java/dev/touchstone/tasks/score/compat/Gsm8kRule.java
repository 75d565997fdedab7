package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import java.math.BigDecimal;

/// The last run of digits before `Question:`, with a decimal part where one follows; commas cut a number.
///
/// Equal when the texts are, or when the numbers differ by less than a millionth.
final class Gsm8kRule implements CompatRule {

    private static final BigDecimal CLOSE = new BigDecimal("0.000001");

    @Override
    public String extract(String text, Reference reference) {
        int cut = text.indexOf("Question:");
        String part = cut < 0 ? text : text.substring(0, cut);
        String last = "NULL";
        int at = 0;
        while (at < part.length()) {
            if (!digit(part, at)) {
                at++;
                continue;
            }
            int start = at > 0 && part.charAt(at - 1) == '-' ? at - 1 : at;
            at = digits(part, at);
            if (at < part.length() && part.charAt(at) == '.' && digit(part, at + 1)) {
                at = digits(part, at + 1);
            }
            last = part.substring(start, at);
        }
        return last;
    }

    @Override
    public String reference(Reference reference) {
        String gold = reference.gold();
        int mark = gold.indexOf("#### ");
        int next = mark < 0 ? -1 : gold.indexOf("#### ", mark + 5);
        String number = mark < 0 ? gold : gold.substring(mark + 5, next < 0 ? gold.length() : next);
        return number.replace(",", "");
    }

    @Override
    public boolean equal(String extracted, String reference) {
        if (extracted.equals(reference)) {
            return true;
        }
        return CompatNumbers.decimal(extracted)
                .flatMap(one -> CompatNumbers.whole(reference).map(other -> one.subtract(other).abs()
                .compareTo(CLOSE) < 0))
                .orElse(false);
    }

    @Override
    public String nothing() {
        return "NULL";
    }

    private static int digits(String text, int from) {
        int end = from;
        while (digit(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean digit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
