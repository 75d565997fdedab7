package dev.touchstone.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Specs;
import dev.touchstone.store.log.UnitIdentity;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class IdentityTest {

    private static UnitIdentity identity(ModelSpec model, ListTask task, Selection selection) {
        Planner.CommandLine said = new Planner.CommandLine(Fields.EMPTY.with("temperature", Value.of(0.5)),
                OptionalInt.of(64), OptionalInt.empty(), OptionalInt.empty(), selection);
        return Identity.of(new Planner(said).plan(List.of(model), List.of(task)).getFirst(), "tiny-model");
    }

    @Test
    void identityNamesDataPromptModelAndEachGenerationSetting() {
        UnitIdentity identity = identity(Specs.model("m"), ListTask.of("t", 2), Selection.ALL);

        assertThat(identity.model()).isEqualTo("m");
        assertThat(identity.task()).isEqualTo("t");
        assertThat(identity.parts()).containsOnly(
                Map.entry("data", "data-t"),
                Map.entry("prompt", "prompt-t"),
                Map.entry("model", "tiny-model"),
                Map.entry("generation.max_tokens", "64"),
                Map.entry("generation.temperature", "0.5"));
    }

    @Test
    void addressConcurrencyAndNumberOfPromptsAreNoPartOfIt() {
        ModelSpec elsewhere = Specs.withSettings(Specs.model("m", 64),
                Fields.EMPTY.with("url", Value.of("http://localhost:9/v1")));

        assertThat(identity(elsewhere, ListTask.of("t", 2), Selection.first(1)))
                .isEqualTo(identity(Specs.model("m", 1), ListTask.of("t", 2), Selection.ALL));
    }
}
