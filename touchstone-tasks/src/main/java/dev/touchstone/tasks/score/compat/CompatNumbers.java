package dev.touchstone.tasks.score.compat;

import dev.touchstone.tasks.extract.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/// Reads numbers as the original's language does: no thousands marks.
final class CompatNumbers {

    private CompatNumbers() {}

    static Optional<BigDecimal> decimal(String text) {
        return text.indexOf(',') >= 0 ? Optional.empty() : Decimals.parse(text);
    }

    static Optional<BigDecimal> whole(String text) {
        return decimal(text).filter(_ -> text.indexOf('.') < 0);
    }
}
