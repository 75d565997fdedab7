package dev.touchstone.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Specs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupRowsTest {

    private static UnitPlan subset(String abbr) {
        return Specs.unit("m", ListTask.of(abbr, 4).inGroup("group"));
    }

    private static Tally tally(int right, int of) {
        Tally tally = new Tally(1, 1);
        for (int sample = 0; sample < of; sample++) {
            tally.add(List.of(new Tally.Scored(
                    new Score(sample < right ? 1 : 0, Reading.PARSED, "x", "", "x"), false)), 0);
        }
        return tally;
    }

    private static GroupRows.Member member(String abbr, UnitResult.ByScorer... scorers) {
        UnitPlan plan = subset(abbr);
        return new GroupRows.Member(plan, Optional.of(new UnitResult(plan, List.of(scorers))));
    }

    private static UnitResult.ByScorer robust(int right, int of) {
        return new UnitResult.ByScorer("robust", "", tally(right, of));
    }

    private static UnitResult.ByScorer compat(int right, int of) {
        return new UnitResult.ByScorer("compat", "", tally(right, of));
    }

    private static Measure.Measured measured(Row row) {
        return (Measure.Measured) row.measure();
    }

    @Test
    void naiveAverageCountsSubsetsAndWeightedAverageCountsSamples() {
        List<Row> rows = GroupRows.of("group", List.of(member("a", robust(1, 2)), member("b", robust(8, 8))));

        assertThat(rows).extracting(Row::metric).containsExactly("naive_average", "weighted_average");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.dataset()).isEqualTo("group");
            assertThat(row.version()).isEqualTo(Row.NO_VERSION);
            assertThat(row.counts()).isEqualTo(new Counts(9, 1, 0, 0, 0, 0));
            assertThat(measured(row).interval()).map(ConfidenceInterval::method)
                    .contains("mover");
        });
        assertThat(measured(rows.getFirst()).value()).isEqualTo(75);
        assertThat(measured(rows.getLast()).value()).isEqualTo(90);
        // √(50² + 0²) / 2
        assertThat(measured(rows.getFirst()).standardError()).hasValueCloseTo(25.0, offset(1e-9));
    }

    @Test
    void subsetsThatAreAllRightLeaveTheAverageAWidth() {
        List<Row> rows = GroupRows.of("group", List.of(member("a", robust(4, 4)), member("b", robust(9, 9))));

        // √((1 − 4/(4 + z²))² + (1 − 9/(9 + z²))²) / 2
        ConfidenceInterval naive = measured(rows.getFirst()).interval().orElseThrow();
        assertThat(naive.low()).isCloseTo(71.2998, offset(1e-3));
        assertThat(naive.high()).isEqualTo(100);
    }

    @Test
    void aSubsetOfOneSampleLeavesTheGroupWithoutAStandardError() {
        List<Row> rows = GroupRows.of("group", List.of(member("a", robust(0, 1)), member("b", robust(3, 4))));

        assertThat(rows).extracting(row -> measured(row).value()).containsExactly(37.5, 60.0);
        assertThat(rows).allSatisfy(row -> {
            assertThat(measured(row).standardError()).isEmpty();
            assertThat(measured(row).interval()).isPresent();
        });
    }

    @Test
    void eachScorerHasItsOwnAverages() {
        List<Row> rows = GroupRows.of("group", List.of(
                member("a", robust(1, 2), compat(0, 2)), member("b", robust(2, 2), compat(1, 2))));

        assertThat(rows).extracting(Row::metric).containsExactly("naive_average", "weighted_average",
                "naive_average (compat)", "weighted_average (compat)");
        assertThat(measured(rows.get(2)).value()).isEqualTo(25);
    }

    @Test
    void missingSubsetMeansNoAverage() {
        List<Row> rows = GroupRows.of("group", List.of(
                member("a", robust(1, 2)), new GroupRows.Member(subset("b"), Optional.empty())));

        assertThat(rows).singleElement().extracting(Row::measure)
                .isEqualTo(new Measure.Missing("no result of b"));
    }

    @Test
    void subsetWithoutAnswersMeansNoAverage() {
        List<Row> rows = GroupRows.of("group", List.of(member("a", robust(1, 2)), member("b", robust(0, 0))));

        assertThat(rows).singleElement().extracting(Row::measure)
                .isEqualTo(new Measure.Missing("no answers of b"));
    }

    @Test
    void scorerThatIsNotAvailableForOneSubsetHasNoAverage() {
        List<Row> rows = GroupRows.of("group", List.of(
                member("a", robust(1, 2), compat(1, 2)),
                member("b", robust(1, 2),
                        new UnitResult.ByScorer("compat", "needs a library", new Tally(1, 1)))));

        assertThat(rows).extracting(Row::metric)
                .containsExactly("naive_average", "weighted_average", "naive_average (compat)");
        assertThat(rows.getLast().measure()).isEqualTo(new Measure.NotAvailable("needs a library"));
    }

    @Test
    void singleMemberHasNoAverage() {
        assertThat(GroupRows.of("group", List.of(member("a", robust(1, 2))))).isEmpty();
    }

    @Test
    void membersAreGroupedInOrderOfAppearanceAndTasksWithoutGroupAreLeftOut() {
        GroupRows.Member alone = new GroupRows.Member(Specs.unit("m", ListTask.of("c", 1)), Optional.empty());
        GroupRows.Member first = new GroupRows.Member(Specs.unit("m", ListTask.of("a", 1).inGroup("z")),
                Optional.empty());
        GroupRows.Member second = new GroupRows.Member(subset("b"), Optional.empty());

        assertThat(GroupRows.byGroup(List.of(alone, first, second)).keySet()).containsExactly("z", "group");
    }
}
