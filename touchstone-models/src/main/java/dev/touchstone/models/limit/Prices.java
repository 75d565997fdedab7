package dev.touchstone.models.limit;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/// What a model's tokens cost, in any one currency.
///
/// @param inputPerMillion price of 1,000,000 prompt tokens, at least 0
/// @param outputPerMillion price of 1,000,000 answer tokens, at least 0
public record Prices(BigDecimal inputPerMillion, BigDecimal outputPerMillion) {
    public Prices {
        requireNonNull(inputPerMillion, "inputPerMillion");
        requireNonNull(outputPerMillion, "outputPerMillion");
        if (inputPerMillion.signum() < 0 || outputPerMillion.signum() < 0) {
            throw new IllegalArgumentException("prices from 0: " + inputPerMillion + ", " + outputPerMillion);
        }
    }

    /// The cost of so many tokens.
    public BigDecimal cost(long promptTokens, long completionTokens) {
        return inputPerMillion.multiply(BigDecimal.valueOf(promptTokens))
                .add(outputPerMillion.multiply(BigDecimal.valueOf(completionTokens)))
                .movePointLeft(6);
    }
}
