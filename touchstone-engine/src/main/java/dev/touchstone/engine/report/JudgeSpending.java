package dev.touchstone.engine.report;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.log.JudgeUsage;
import dev.touchstone.store.log.JudgementLog;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;

/// What a judge's replies about one unit cost, all sessions together; apart from what the unit's own model
/// cost.
///
/// @param whose the judge and the unit, by their abbrs
/// @param identity the judge model's own name; empty text where no reply tells it
/// @param usage replies, failures, requests, tokens
/// @param kept how many of the replies were there before the session; empty where no session is meant, as in
///        result files, which say the same however often a run was cut
/// @param cost by the prices of the judge's model file, in their currency; empty without prices
public record JudgeSpending(JudgementLog.Whose whose, String identity, JudgeUsage usage, OptionalInt kept,
        Optional<BigDecimal> cost) {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    public JudgeSpending {
        requireNonNull(whose, "whose");
        requireNonNull(identity, "identity");
        requireNonNull(usage, "usage");
        requireNonNull(cost, "cost");
        if (kept.isPresent() && (kept.getAsInt() < 0 || kept.getAsInt() > usage.replies())) {
            throw new IllegalArgumentException("of %d replies %d cannot have been kept"
                    .formatted(usage.replies(), kept.getAsInt()));
        }
    }

    /// Spending by the prices of a model file.
    ///
    /// @param judge the model file; empty where only replies are known, which have no price
    public static JudgeSpending of(JudgementLog.Whose whose, String identity, JudgeUsage usage,
            Optional<ModelSpec> judge) {
        Fields price = judge.flatMap(spec -> spec.settings().findFields("price")).orElse(Fields.EMPTY);
        Optional<BigDecimal> cost = price.findNumber("input_per_million").flatMap(input ->
                price.findNumber("output_per_million").map(output ->
                        input.multiply(BigDecimal.valueOf(usage.promptTokens()))
                                .add(output.multiply(BigDecimal.valueOf(usage.completionTokens())))
                                .divide(MILLION, 6, RoundingMode.HALF_UP).stripTrailingZeros()));
        return new JudgeSpending(whose, identity, usage, OptionalInt.empty(), cost);
    }

    /// The same with the number of replies that a session added.
    public JudgeSpending asked(int added) {
        return new JudgeSpending(whose, identity, usage,
                OptionalInt.of(Math.max(0, usage.replies() - added)), cost);
    }

    /// As an object of `judges` in JSON: `{model, dataset, judge, judge_model, replies, kept, failed,
    /// requests, prompt_tokens, completion_tokens, cost}`; what is not known is left out.
    public Fields toFields() {
        Fields fields = Fields.EMPTY
                .with("model", Value.of(whose.model()))
                .with("dataset", Value.of(whose.task()))
                .with("judge", Value.of(whose.judge()));
        fields = identity.isEmpty() ? fields : fields.with("judge_model", Value.of(identity));
        fields = fields.with("replies", Value.of(usage.replies()));
        fields = kept.isEmpty() ? fields : fields.with("kept", Value.of(kept.getAsInt()));
        fields = fields.with("failed", Value.of(usage.failures()))
                .with("requests", Value.of(usage.requests()))
                .with("prompt_tokens", Value.of(usage.promptTokens()))
                .with("completion_tokens", Value.of(usage.completionTokens()));
        return cost.isEmpty() ? fields : fields.with("cost", new Value.Numeric(cost.get()));
    }
}
