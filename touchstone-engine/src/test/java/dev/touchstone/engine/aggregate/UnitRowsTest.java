package dev.touchstone.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitRowsTest {

    private static final Tally.Scored RIGHT = scored(1, Reading.PARSED, "4");
    private static final Tally.Scored WRONG = scored(0, Reading.PARSED, "5");
    private static final Tally.Scored UNREAD = scored(0, Reading.UNPARSED, "");

    private final UnitPlan single = Specs.unit("m", ListTask.of("t", 4));

    private static Tally.Scored scored(double value, Reading reading, String extracted) {
        return new Tally.Scored(new Score(value, reading, extracted, "", "4"), false);
    }

    private static Tally tally(int repeats, int k, Tally.Scored... attempts) {
        Tally tally = new Tally(repeats, k);
        for (int from = 0; from < attempts.length; from += repeats) {
            tally.add(List.of(attempts).subList(from, from + repeats), 0);
        }
        return tally;
    }

    private static UnitResult.ByScorer by(String name, Tally tally) {
        return new UnitResult.ByScorer(name, "", tally);
    }

    private static double value(List<Row> rows, String metric) {
        return rows.stream().filter(row -> row.metric().equals(metric))
                .map(row -> ((Measure.Measured) row.measure()).value()).findFirst().orElseThrow();
    }

    @Test
    void singleAttemptsGiveOneRowUnderTheTasksOwnMetric() {
        List<Row> rows = new UnitRows(false).of(new UnitResult(single,
                List.of(by("robust", tally(1, 1, RIGHT, WRONG, RIGHT, RIGHT)))));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.model()).isEqualTo("m");
            assertThat(row.dataset()).isEqualTo("t");
            assertThat(row.version()).isEqualTo("abc123");
            assertThat(row.metric()).isEqualTo("accuracy");
            assertThat(row.mode()).isEqualTo("gen");
            assertThat(row.counts()).isEqualTo(new Counts(3, 1, 0, 0, 0, 0));
        });
        assertThat(value(rows, "accuracy")).isEqualTo(75);
    }

    @Test
    void repeatsGiveTheNamesOfAisbenchAndMajorityOverTheFirstK() {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 2), 3, 2);

        List<Row> rows = new UnitRows(false).of(new UnitResult(plan,
                List.of(by("robust", tally(3, 2, RIGHT, WRONG, WRONG, RIGHT, RIGHT, UNREAD)))));

        assertThat(rows).extracting(Row::metric)
                .containsExactly("accuracy (3 runs average)", "avg@3", "pass@2", "cons@3", "maj@2");
        assertThat(value(rows, "avg@3")).isEqualTo(50);
        assertThat(value(rows, "pass@2")).isEqualTo(100 * (2.0 / 3 + 1) / 2);
        assertThat(value(rows, "cons@3")).isEqualTo(50);
        assertThat(value(rows, "maj@2")).isEqualTo(100);
    }

    @Test
    void furtherScorersGetRowsOfTheirOwn() {
        List<Row> rows = new UnitRows(false).of(new UnitResult(single, List.of(
                by("robust", tally(1, 1, RIGHT, RIGHT)), by("compat", tally(1, 1, RIGHT, WRONG)))));

        assertThat(rows).extracting(Row::metric).containsExactly("accuracy", "accuracy (compat)");
        assertThat(value(rows, "accuracy (compat)")).isEqualTo(50);
    }

    @Test
    void scorerThatCanGiveNoNumberSaysWhy() {
        List<Row> rows = new UnitRows(true)
                .of(new UnitResult(single, List.of(by("robust", tally(1, 1, RIGHT)),
                new UnitResult.ByScorer("compat", "needs a library", new Tally(1, 1)))));

        assertThat(rows.getLast().metric()).isEqualTo("accuracy (compat)");
        assertThat(rows.getLast().measure()).isEqualTo(new Measure.NotAvailable("needs a library"));
        assertThat(rows.getLast().counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void extractRateIsTheShareOfAnswersThatCouldBeRead() {
        List<Row> rows = new UnitRows(true).of(new UnitResult(single,
                List.of(by("robust", tally(1, 1, RIGHT, WRONG, UNREAD, UNREAD)),
                        by("compat", tally(1, 1, RIGHT, WRONG, WRONG, UNREAD)))));

        assertThat(rows).extracting(Row::metric)
                .containsExactly("accuracy", "extract_rate", "accuracy (compat)");
        assertThat(value(rows, "extract_rate")).isEqualTo(50);
    }

    @Test
    void extractRateOfNoAnswersIsNoRow() {
        List<Row> rows = new UnitRows(true)
                .of(new UnitResult(single, List.of(by("robust", new Tally(1, 1)))));

        assertThat(rows).extracting(Row::metric).containsExactly("accuracy");
    }

    @Test
    void dataWithoutReferencesIsNotAvailableRatherThanZero() {
        List<Row> rows = new UnitRows(false).of(new UnitResult(single, List.of()));

        assertThat(rows).singleElement().extracting(Row::measure)
                .isEqualTo(new Measure.NotAvailable("the data has no references"));
    }

    @Test
    void unitThatCouldNotBeDoneHasItsReasonInsteadOfANumber() {
        List<Row> rows = new UnitRows(false).missing(single, "TS-MDL-008 wrong key", Counts.NONE);

        assertThat(rows).singleElement().extracting(Row::measure)
                .isEqualTo(new Measure.Missing("TS-MDL-008 wrong key"));
    }
}
