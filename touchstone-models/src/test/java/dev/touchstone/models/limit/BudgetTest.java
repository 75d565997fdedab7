package dev.touchstone.models.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Usage;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void tokensOfPromptAndAnswerCountTogether() {
        Budget budget = new Budget(OptionalLong.of(100), Optional.empty());
        budget.spend(new Usage(60, 39));
        assertThat(budget.refusal()).isEmpty();
        budget.spend(new Usage(1, 0));
        assertThat(budget.refusal()).hasValueSatisfying(failure -> {
            assertThat(failure.permanent()).isTrue();
            assertThat(failure.message()).contains("100 tokens are spent");
        });
    }

    @Test
    void moneyIsCountedExactly() {
        Budget budget = new Budget(OptionalLong.empty(),
                Optional.of(new Budget.CostLimit(new BigDecimal("0.3"),
                new Prices(new BigDecimal("0.1"), new BigDecimal("0.2")))));
        budget.spend(new Usage(1_000_000, 999_999));
        assertThat(budget.refusal()).isEmpty();
        budget.spend(new Usage(0, 1));
        assertThat(budget.refusal()).isPresent();
    }
}
