package dev.touchstone.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Specs;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class UnitPlanTest {

    private static UnitPlan unit(Fields arguments, boolean rowBoundCounts) {
        return new UnitPlan(Specs.model("m"), ListTask.of("t", 2), Selection.ALL,
                new GenerationSettings(512, arguments), rowBoundCounts, 3, 2);
    }

    private static Question bounded(int tokens) {
        return new Question(0, Prompt.user("q"), "a", List.of(), OptionalInt.of(tokens), Fields.EMPTY);
    }

    @Test
    void repeatIUsesSeedPlusI() {
        UnitPlan unit = unit(Fields.EMPTY.with("seed", Value.of(40)), true);

        assertThat(unit.settingsOf(ListTask.question(0), 0).seed()).hasValue(40);
        assertThat(unit.settingsOf(ListTask.question(0), 2).seed()).hasValue(42);
    }

    @Test
    void withoutASeedNoneIsSent() {
        assertThat(unit(Fields.EMPTY, true).settingsOf(ListTask.question(0), 2).seed()).isEmpty();
    }

    @Test
    void rowsOwnBoundGoesBeforeTheTasksAndBehindTheCommandLines() {
        assertThat(unit(Fields.EMPTY, true).settingsOf(bounded(7), 0).maxOutputTokens()).isEqualTo(7);
        assertThat(unit(Fields.EMPTY, false).settingsOf(bounded(7), 0).maxOutputTokens()).isEqualTo(512);
    }

    @Test
    void kOutsideOneToRepeatsIsABug() {
        for (int k : new int[] {0, 4}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new UnitPlan(Specs.model("m"), ListTask.of("t", 1), Selection.ALL,
                            new GenerationSettings(1, Fields.EMPTY), true, 3, k))
                    .withMessageContaining("k " + k);
        }
    }
}
