package dev.touchstone.models.limit;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;

/// How much may be spent in one run on one model.
///
/// Counts the tokens of finished answers and refuses further requests once a limit is reached; what is in
/// flight at that moment is still paid. Tokens that a server does not count are estimated by the caller.
public final class Budget {

    private final OptionalLong mostTokens;
    private final Optional<CostLimit> cost;
    private final LongAdder promptTokens = new LongAdder();
    private final LongAdder completionTokens = new LongAdder();

    /// A bound on money.
    ///
    /// @param most in the currency of the prices
    public record CostLimit(BigDecimal most, Prices prices) {}

    /// @param mostTokens prompt and answer together
    public Budget(OptionalLong mostTokens, Optional<CostLimit> cost) {
        this.mostTokens = mostTokens;
        this.cost = cost;
    }

    /// Counts one answer.
    public void spend(Usage usage) {
        promptTokens.add(usage.promptTokens());
        completionTokens.add(usage.completionTokens());
    }

    /// True when tokens have to be counted at all.
    public boolean limited() {
        return mostTokens.isPresent() || cost.isPresent();
    }

    /// Why nothing more may be sent; empty while something is left.
    public Optional<Failure> refusal() {
        if (!limited()) {
            return Optional.empty();
        }
        long prompt = promptTokens.sum();
        long completion = completionTokens.sum();
        if (mostTokens.isPresent() && prompt + completion >= mostTokens.getAsLong()) {
            return Optional.of(refusal("%d tokens are spent, the limit is %d (--max-tokens-total)"
                    .formatted(prompt + completion, mostTokens.getAsLong())));
        }
        return cost.filter(limit -> limit.prices().cost(prompt, completion).compareTo(limit.most()) >= 0)
                .map(limit -> refusal("%s is spent, the limit is %s (--max-cost)".formatted(
                        limit.prices().cost(prompt, completion).toPlainString(), limit.most()
                        .toPlainString())));
    }

    private static Failure refusal(String message) {
        return new Failure(ErrorCode.MODEL_BUDGET, message, OptionalInt.empty(), true);
    }
}
