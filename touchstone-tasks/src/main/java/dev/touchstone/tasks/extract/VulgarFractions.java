package dev.touchstone.tasks.extract;

import dev.touchstone.metrics.exact.Rational;
import java.util.Optional;

/// Reads fractions that are one character: `½`, `¾`.
final class VulgarFractions {

    private static final String SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒";
    private static final int[][] VALUES = {
        {1, 2}, {1, 3}, {2, 3}, {1, 4}, {3, 4}, {1, 5}, {2, 5}, {3, 5}, {4, 5}, {1, 6}, {5, 6}, {1, 8}, {3,
                8},
        {5, 8}, {7, 8}, {1, 7}, {1, 9}, {1, 10}};

    private VulgarFractions() {}

    /// The value of the character at a place; empty when it is no such fraction, or beyond `limit`.
    static Optional<Rational> at(String text, int place, int limit) {
        int index = place < limit && text.charAt(place) > 0x7f ? SIGNS.indexOf(text.charAt(place)) : -1;
        return index < 0 ? Optional.empty()
                : Optional.of(Rational.of(VALUES[index][0]).dividedBy(Rational.of(VALUES[index][1])));
    }
}
