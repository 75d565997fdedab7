package dev.touchstone.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Specs;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final OptionalInt NONE = OptionalInt.empty();

    private static UnitPlan plan(Planner.CommandLine said, ModelSpec model, ListTask task) {
        return new Planner(said).plan(List.of(model), List.of(task)).getFirst();
    }

    private static Planner.CommandLine said(Fields generation, OptionalInt bound, OptionalInt repeats,
            OptionalInt k) {
        return new Planner.CommandLine(generation, bound, repeats, k, Selection.ALL);
    }

    private static Fields temperature(double value) {
        return Fields.EMPTY.with("temperature", Value.of(value));
    }

    private static ModelSpec model(Fields generation, OptionalInt bound, OptionalInt repeats) {
        return Specs.withGeneration(Specs.model("m"), generation, bound, repeats);
    }

    private static ListTask task(Fields generation, OptionalInt bound, OptionalInt repeats) {
        return ListTask.of("t", 3).with(old -> Specs.withSettings(old, generation, bound, repeats));
    }

    @Test
    void samplingArgumentsOfTheTaskGoBeforeTheModelsAndTheCommandLineBeforeBoth() {
        ModelSpec model = model(temperature(0.1).with("top_p", Value.of(0.5)), NONE, NONE);
        ListTask task = task(temperature(0.2), NONE, NONE);

        UnitPlan files = plan(Planner.CommandLine.NONE, model, task);
        UnitPlan line = plan(said(temperature(0.3), NONE, NONE, NONE), model, task);

        assertThat(files.settings().temperature()).hasValue(0.2);
        assertThat(files.settings().topP()).hasValue(0.5);
        assertThat(line.settings().temperature()).hasValue(0.3);
    }

    @Test
    void boundOfAnswersComesFromCommandLineThenTaskThenModelThenTheDefault() {
        ModelSpec model = model(Fields.EMPTY, OptionalInt.of(100), NONE);
        ListTask task = task(Fields.EMPTY, OptionalInt.of(200), NONE);
        ListTask open = ListTask.of("t", 3);

        assertThat(plan(said(Fields.EMPTY, OptionalInt.of(300), NONE, NONE), model, task).settings()
                .maxOutputTokens())
                .isEqualTo(300);
        assertThat(plan(Planner.CommandLine.NONE, model, task).settings().maxOutputTokens()).isEqualTo(200);
        assertThat(plan(Planner.CommandLine.NONE, model, open).settings().maxOutputTokens()).isEqualTo(100);
        assertThat(plan(Planner.CommandLine.NONE, Specs.model("m"), open).settings().maxOutputTokens())
                .isEqualTo(GenerationSettings.DEFAULT_MAX_OUTPUT_TOKENS);
    }

    @Test
    void rowsOwnBoundCountsUnlessTheCommandLineSetsOne() {
        assertThat(plan(Planner.CommandLine.NONE, Specs.model("m"), ListTask.of("t", 1)).rowBoundCounts())
                .isTrue();
        assertThat(plan(said(Fields.EMPTY, OptionalInt.of(9), NONE, NONE), Specs.model("m"),
                ListTask.of("t", 1))
                .rowBoundCounts()).isFalse();
    }

    @Test
    void repeatsComeFromCommandLineThenModelThenTaskAndAreOneOtherwise() {
        ModelSpec model = model(Fields.EMPTY, NONE, OptionalInt.of(4));
        ListTask task = task(Fields.EMPTY, NONE, OptionalInt.of(8));

        assertThat(plan(said(Fields.EMPTY, NONE, OptionalInt.of(2), NONE), model, task).repeats())
                .isEqualTo(2);
        assertThat(plan(Planner.CommandLine.NONE, model, task).repeats()).isEqualTo(4);
        assertThat(plan(Planner.CommandLine.NONE, Specs.model("m"), task).repeats()).isEqualTo(8);
        assertThat(plan(Planner.CommandLine.NONE, Specs.model("m"), ListTask.of("t", 1)).repeats())
                .isEqualTo(1);
    }

    @Test
    void kIsTheNumberOfRepeatsUnlessSaid() {
        assertThat(plan(said(Fields.EMPTY, NONE, OptionalInt.of(5), NONE), Specs.model("m"),
                ListTask.of("t", 1)).k())
                .isEqualTo(5);
        assertThat(plan(said(Fields.EMPTY, NONE, OptionalInt.of(5), OptionalInt.of(2)), Specs.model("m"),
                ListTask.of("t", 1)).k()).isEqualTo(2);
    }

    @Test
    void kOfTheTaskFileCountsUpToTheRepeatsAndTheCommandLineGoesBeforeIt() {
        ListTask task = ListTask.of("t", 1).with(old -> new TaskSpec(old.name(), old.abbr(), old.group(),
                old.metric(), old.mode(), old.version(), old.fingerprint(), old.generation(),
                        old.maxOutputTokens(),
                OptionalInt.of(8), OptionalInt.of(4), old.source(), old.breakdown()));

        assertThat(plan(Planner.CommandLine.NONE, Specs.model("m"), task).k()).isEqualTo(4);
        assertThat(plan(said(Fields.EMPTY, NONE, OptionalInt.of(2), NONE), Specs.model("m"), task).k())
                .isEqualTo(2);
        assertThat(plan(said(Fields.EMPTY, NONE, NONE, OptionalInt.of(3)), Specs.model("m"), task).k())
                .isEqualTo(3);
    }

    @Test
    void moreThanTheRepeatsIsRefusedAsK() {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> plan(said(Fields.EMPTY, NONE, OptionalInt.of(2), OptionalInt.of(3)),
                        Specs.model("m"), ListTask.of("t", 1)))
                .withMessageContaining("--k is 3")
                .withMessageContaining("2 repeats")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.COMMAND_INVALID));
    }

    @Test
    void unitsComeByModelThenByTask() {
        List<UnitPlan> units = new Planner(Planner.CommandLine.NONE).plan(
                List.of(Specs.model("m1"), Specs.model("m2")),
                        List.of(ListTask.of("a", 1), ListTask.of("b", 1)));

        assertThat(units).extracting(UnitPlan::name).containsExactly("m1/a", "m1/b", "m2/a", "m2/b");
    }

    @Test
    void twoTasksOfOneAbbrAreRefusedBecauseTheyWouldWriteTheSameFiles() {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> new Planner(Planner.CommandLine.NONE).plan(
                        List.of(Specs.model("m")), List.of(ListTask.of("a", 1), ListTask.of("a", 2))))
                .withMessageContaining("'m/a'")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_AMBIGUOUS));
    }

    @Test
    void twoModelsOfOneAbbrAreRefused() {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> new Planner(Planner.CommandLine.NONE).plan(
                        List.of(Specs.model("m"), Specs.model("m")), List.of(ListTask.of("a", 1))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_AMBIGUOUS));
    }
}
