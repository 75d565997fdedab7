package dev.touchstone.models.wire;

import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads how many tokens a server says there were.
public final class TokenCount {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private TokenCount() {}

    /// A count as a number of any form, or as a text of one; a number below 0 or beyond an `int` is the
    /// nearest that can be a count. Empty where there is none, or null, or something else: it is unknown
    /// then, and not 0.
    public static Optional<Integer> of(Optional<Value> told) {
        return told.flatMap(value -> value instanceof Value.Numeric(BigDecimal number)
                ? Optional.of((int) Math.max(0, number.doubleValue()))
                : value instanceof Value.Text(String text) && DIGITS.matcher(text.strip()).matches()
                        ? Optional.of(Integer.parseInt(text.strip())) : Optional.empty());
    }
}
