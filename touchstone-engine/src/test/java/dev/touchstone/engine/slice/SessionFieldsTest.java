package dev.touchstone.engine.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.SlicedTask;
import dev.touchstone.engine.testing.Specs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionFieldsTest {

    private final UnitPlan levels = Specs.unit("m", SlicedTask.of("levels", 6, row -> switch (row) {
        case 0 -> Fields.EMPTY;
        case 1 -> Fields.EMPTY.with("level", Value.ABSENT);
        case 2 -> Fields.EMPTY.with("level", Value.of(" "));
        default -> Fields.EMPTY.with("level", Value.of((long) row % 2))
                .with("passage", Value.of("p" + row / 5));
    }));
    private final UnitPlan plain = Specs.unit("m", ListTask.of("plain", 3));

    private static TaskSpec.Breakdown by(String... fields) {
        return new TaskSpec.Breakdown(List.of(fields), Optional.empty());
    }

    private static void refused(Runnable action, String... words) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(TouchstoneException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.COMMAND_INVALID);
            assertThat(refusal.getMessage()).contains(words);
        });
    }

    @Test
    void rowsWithoutTheFieldHaveTheSliceOfNone() {
        RowFields fields = SessionFields.of(List.of(levels), by("level")).of(levels);

        assertThat(List.of(fields.slices(0), fields.slices(1), fields.slices(2), fields.slices(77)))
                .containsOnly(List.of(new Slice("level", Slice.NO_VALUE)));
        assertThat(fields.slices(3)).containsExactly(new Slice("level", "1"));
        assertThat(fields.slices(4)).containsExactly(new Slice("level", "0"));
        assertThat(fields.clustered()).isFalse();
        assertThat(fields.cluster(3)).isEmpty();
    }

    @Test
    void rowsOfOneClusterHaveOneNumberAndRowsWithoutTheFieldOneEach() {
        RowFields fields = SessionFields.of(List.of(levels),
                new TaskSpec.Breakdown(List.of(), Optional.of("passage"))).of(levels);

        assertThat(fields.clustered()).isTrue();
        assertThat(fields.slices(3)).isEmpty();
        assertThat(fields.cluster(3)).isEqualTo(fields.cluster(4)).isNotEqualTo(fields.cluster(5));
        assertThat(List.of(fields.cluster(0), fields.cluster(1), fields.cluster(3), fields.cluster(5)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFieldOfOneTaskIsLeftOutOfTheOthers() {
        SessionFields fields = SessionFields.of(List.of(plain, levels), by("level"));

        assertThat(fields.of(plain).slices(0)).isEmpty();
        assertThat(fields.of(levels).slices(3)).hasSize(1);
    }

    @Test
    void aFieldThatNoTaskHasIsRefusedWithTheFieldsThatThereAre() {
        refused(() -> SessionFields.of(List.of(plain, levels), by("levle")), "no field 'levle'",
                "did you mean 'level'?", "there are: level, passage");
        refused(() -> SessionFields.of(List.of(levels),
                new TaskSpec.Breakdown(List.of(), Optional.of("page"))), "no field 'page'");
    }

    @Test
    void aFieldOfATaskFileMustBeAFieldOfItsOwnRows() {
        UnitPlan wrong = Specs.unit("m",
                SlicedTask.brokenDown((ListTask) plain.task(), by("level")));

        refused(() -> SessionFields.of(List.of(wrong, levels), TaskSpec.Breakdown.NONE), "plain.yaml");
    }

    @Test
    void aFieldOfManyOrLongValuesIsNoSlice() {
        UnitPlan many = Specs.unit("m", SlicedTask.of("many", 201, row ->
                Fields.EMPTY.with("id", Value.of((long) row)).with("text", Value.of("x".repeat(101)))));
        UnitPlan most = Specs.unit("m", SlicedTask.of("most", 200, row ->
                Fields.EMPTY.with("id", Value.of((long) row))));

        refused(() -> SessionFields.of(List.of(many), by("id")), "'id' of many",
                "more than 200 different values (0, 1, 2, ...)");
        refused(() -> SessionFields.of(List.of(many), by("text")), "values of more than 100 characters");
        assertThat(SessionFields.of(List.of(most), by("id")).of(most).slices(199))
                .containsExactly(new Slice("id", "199"));
    }

    @Test
    void rowsThatWereNotSeenAreKnown() {
        RowFields fields = SessionFields.of(List.of(levels), by("level")).of(levels);
        BitSet seen = new BitSet();
        seen.set(1, 5);
        List<Integer> others = new ArrayList<>();

        fields.others(seen, others::add);

        assertThat(others).containsExactly(0, 5);
    }
}
