package dev.touchstone.tasks.extract;

import dev.touchstone.metrics.exact.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads numbers out of prose: signs, currencies, thousands marks, decimals, fractions, `\frac`, percent,
/// scale words.
///
/// Exact; a number of more than [#MAX_DIGITS] digits is passed over. Ordinals (`3rd`), list marks (`2.` at
/// the begin of a line) and digits within words are no numbers.
public final class NumberScanner {

    /// Longest run of digits that is read as a number.
    public static final int MAX_DIGITS = 1_000;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Rational TEN = Rational.of(10);

    private final String text;
    private final int limit;
    private int at;

    /// @param text normalised text
    /// @param start where to begin
    /// @param end where to stop, exclusive
    NumberScanner(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.limit = end;
    }

    /// All numbers of a piece of text in order.
    public static List<NumberToken> all(String text, int start, int end) {
        NumberScanner scanner = new NumberScanner(text, start, end);
        List<NumberToken> tokens = new ArrayList<>();
        for (Optional<NumberToken> token = scanner.next(); token.isPresent(); token = scanner.next()) {
            tokens.add(token.get());
        }
        return tokens;
    }

    /// The next number; empty at the end.
    Optional<NumberToken> next() {
        while (at < limit) {
            char c = text.charAt(at);
            if (Characters.digit(c) || c == '.' && at + 1 < limit && Characters.digit(text.charAt(at + 1))
                    && (at == 0 || text.charAt(at - 1) != '.')) {
                Optional<NumberToken> token = number();
                if (token.isPresent()) {
                    return token;
                }
            } else if (VulgarFractions.at(text, at, limit).isPresent()) {
                int start = at++;
                return Optional.of(finish(start, VulgarFractions.at(text, start, limit).orElseThrow()));
            } else if (c == '\\' && fraction()) {
                Optional<NumberToken> token = latexFraction(at, Optional.empty());
                if (token.isPresent()) {
                    return token;
                }
                at++;
            } else if (Characters.latin(c)) {
                skipWord();
            } else {
                at++;
            }
        }
        return Optional.empty();
    }

    private void skipWord() {
        while (at < limit && (Characters.latin(text.charAt(at)) || Characters.digit(text.charAt(at))
                || text.charAt(at) == '_')) {
            at++;
        }
    }

    private Optional<NumberToken> number() {
        int start = at;
        int end = digits(at);
        if (end - start > MAX_DIGITS) {
            at = end;
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(end - start + 8).append(text, start, end);
        boolean continental = end - start <= 3 && DigitGroups.continental(text, start, end, limit);
        if (end - start <= 3 && !continental) {
            end = DigitGroups.append(text, start, end, limit, digits);
        }
        int whole = end;
        if (continental) {
            end = DigitGroups.replaced(text, start, limit, digits);
        } else if (end + 1 < limit && text.charAt(end) == '.' && Characters.digit(text.charAt(end + 1))) {
            int fractionEnd = digits(end + 1);
            if (fractionEnd - end > MAX_DIGITS) {
                at = fractionEnd;
                return Optional.empty();
            }
            digits.append(text, end, fractionEnd);
            end = fractionEnd;
        }
        at = end;
        if (listMark(start, whole, end) || ordinal(end)) {
            return Optional.empty();
        }
        Rational face = Rational.of(new BigDecimal(digits.toString()));
        if (end == whole) {
            if (fraction()) {
                Optional<NumberToken> mixed = latexFraction(start, Optional.of(face));
                if (mixed.isPresent()) {
                    return mixed;
                }
            }
            Optional<Rational> part = VulgarFractions.at(text, at, limit);
            at += part.isPresent() ? 1 : 0;
            face = part.isPresent() ? face.plus(part.get()) : slash(face);
        }
        face = power(face);
        return Optional.of(finish(start, face));
    }

    private int digits(int from) {
        int end = from;
        while (end < limit && Characters.digit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean listMark(int start, int whole, int end) {
        if (whole != end || end >= limit || text.charAt(end) != '.' && text.charAt(end) != ')'
                || end + 1 >= limit || text.charAt(end + 1) != ' ' || whole - start > 2) {
            return false;
        }
        int before = start - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before >= 0 && text.charAt(before) == '\n';
    }

    private boolean ordinal(int end) {
        return (text.startsWith("st", end) || text.startsWith("nd", end) || text.startsWith("rd", end)
                || text.startsWith("th", end))
                && (end + 2 >= limit || !Characters.latin(text.charAt(end + 2)));
    }

    private boolean fraction() {
        return text.startsWith("\\frac", at) || text.startsWith("\\dfrac", at) || text.startsWith("\\tfrac",
                at)
                || text.startsWith("\\cfrac", at);
    }

    private Optional<NumberToken> latexFraction(int start, Optional<Rational> whole) {
        int from = text.indexOf("frac", at) + 4;
        Optional<Span> top = argument(from);
        Optional<Span> bottom = top.flatMap(span -> argument(after(span)));
        if (bottom.isEmpty() || after(bottom.get()) > limit) {
            return Optional.empty();
        }
        Optional<BigDecimal> numerator = Decimals.parse(top.get().of(text));
        Optional<BigDecimal> denominator = Decimals.parse(bottom.get().of(text));
        if (numerator.isEmpty() || denominator.isEmpty() || denominator.get().signum() == 0) {
            return Optional.empty();
        }
        Rational part = Rational.of(numerator.get()).dividedBy(Rational.of(denominator.get()));
        at = after(bottom.get());
        return Optional.of(finish(start, whole.map(part::plus).orElse(part)));
    }

    private Optional<Span> argument(int from) {
        if (from < limit && text.charAt(from) == '{') {
            return Boxes.content(text, from);
        }
        return from < limit && Characters.digit(text.charAt(from))
                ? Optional.of(new Span(from, from + 1)) : Optional.empty();
    }

    private int after(Span argument) {
        return argument.end() < text.length() && text.charAt(argument.end()) == '}'
                ? argument.end() + 1 : argument.end();
    }

    /// `3/4`, `1 1/2`; a date (`3/4/2024`) is none.
    private Rational slash(Rational whole) {
        int from = text.startsWith(" and ", at) ? at + 4 : at;
        while (from < limit && text.charAt(from) == ' ') {
            from++;
        }
        if (from > at && from < limit && Characters.digit(text.charAt(from))) {
            int topEnd = digits(from);
            if (topEnd < limit && text.charAt(topEnd) == '/' && topEnd - from <= 9) {
                Optional<Rational> part = quotient(Rational.of(Long.parseLong(text.substring(from, topEnd))),
                        topEnd);
                return part.map(whole::plus).orElse(whole);
            }
            return whole;
        }
        return from < limit && text.charAt(from) == '/' ? quotient(whole, from).orElse(whole) : whole;
    }

    private Optional<Rational> quotient(Rational top, int slash) {
        int from = slash + 1;
        while (from < limit && text.charAt(from) == ' ') {
            from++;
        }
        int end = digits(from);
        if (end == from || end - from > MAX_DIGITS
                || end < limit && (text.charAt(end) == '/' || Characters.latin(text.charAt(end)))) {
            return Optional.empty();
        }
        BigInteger bottom = new BigInteger(text.substring(from, end));
        if (bottom.signum() == 0) {
            return Optional.empty();
        }
        at = end;
        return Optional.of(top.dividedBy(new Rational(bottom, BigInteger.ONE)));
    }

    /// `1.5e3`, `4 \times 10^{4}`, `4 × 10^4`.
    private Rational power(Rational face) {
        int from = at;
        if (from < limit && face.equals(TEN) && (text.charAt(from) == '^' || superscript(from) > from)) {
            return exponent(Rational.ONE, text.charAt(from) == '^' ? from + 1 : from, true);
        }
        if (from < limit && (text.charAt(from) == 'e' || text.charAt(from) == 'E')) {
            return exponent(face, from + 1, false);
        }
        while (from < limit && text.charAt(from) == ' ') {
            from++;
        }
        for (String times : List.of("\\times", "×", "\\cdot", "x ", "*")) {
            if (text.startsWith(times, from)) {
                int ten = from + times.length();
                while (ten < limit && text.charAt(ten) == ' ') {
                    ten++;
                }
                boolean raised = text.startsWith("10", ten) && superscript(ten + 2) > ten + 2;
                return text.startsWith("10^", ten) ? exponent(face, ten + 3, true)
                        : raised ? exponent(face, ten + 2, true) : face;
            }
        }
        return face;
    }

    /// Where small raised digits end that begin at `from`, a minus before them.
    private int superscript(int from) {
        int end = from < limit && text.charAt(from) == '⁻' ? from + 1 : from;
        int first = end;
        while (end < limit && end - first < 3 && SUPERSCRIPTS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end > first ? end : from;
    }

    private Rational exponent(Rational face, int from, boolean braced) {
        int raised = superscript(from);
        if (raised > from) {
            int exponent = 0;
            for (int i = from; i < raised; i++) {
                exponent = text.charAt(i) == '⁻' ? 0 : exponent * 10 + SUPERSCRIPTS.indexOf(text.charAt(i));
            }
            at = raised;
            Rational power = new Rational(BigInteger.TEN.pow(exponent), BigInteger.ONE);
            return text.charAt(from) == '⁻' ? face.dividedBy(power) : face.times(power);
        }
        int begin = braced && from < limit && text.charAt(from) == '{' ? from + 1 : from;
        int digitsFrom = begin < limit && (text.charAt(begin) == '-' || text.charAt(begin) == '+') ? begin
                + 1 : begin;
        int end = digits(digitsFrom);
        if (end == digitsFrom || end - digitsFrom > 3 || end < limit && Characters.latin(text.charAt(end))) {
            return face;
        }
        int exponent = Integer.parseInt(text.substring(digitsFrom, end));
        at = begin > from && end < limit && text.charAt(end) == '}' ? end + 1 : end;
        Rational power = new Rational(BigInteger.TEN.pow(exponent), BigInteger.ONE);
        return text.charAt(begin) == '-' ? face.dividedBy(power) : face.times(power);
    }

    private boolean percentWord(int from) {
        int end = from + "percent".length();
        return text.startsWith("percent", from) && end <= limit
                && (end == text.length() || !Characters.latin(text.charAt(end)));
    }

    private NumberToken finish(int digitsStart, Rational magnitude) {
        int signed = Signs.start(text, digitsStart);
        boolean hundredths = text.startsWith("百分之", signed - 3);
        int start = hundredths ? signed - 3 : signed;
        Rational face = Signs.negative(text, signed, digitsStart) ? magnitude.negated() : magnitude;
        int end = at;
        int percentAt = text.startsWith(" ", end) ? end + 1 : end;
        boolean percent = text.startsWith("%", percentAt) || text.startsWith("\\%", percentAt);
        if (percent) {
            at = percentAt + (text.charAt(percentAt) == '\\' ? 2 : 1);
            return new NumberToken(start, at, face, face, true);
        }
        if (hundredths || percentWord(percentAt)) {
            at = hundredths ? end : percentAt + "percent".length();
            return new NumberToken(start, at, face, face, true);
        }
        ScaleWord scale = ScaleWord.at(text, end, Signs.currency(text, digitsStart) < digitsStart);
        at = scale.end();
        Rational value = magnitude.times(scale.factor()).plus(scale.rest());
        return new NumberToken(start, at, face, face.equals(magnitude) ? value : value.negated(), false);
    }
}
