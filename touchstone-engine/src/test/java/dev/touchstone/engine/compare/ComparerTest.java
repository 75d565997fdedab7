package dev.touchstone.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.engine.lifecycle.Engine;
import dev.touchstone.engine.lifecycle.RunListener;
import dev.touchstone.engine.lifecycle.RunRequest;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.engine.result.RunReader;
import dev.touchstone.engine.result.RunResult;
import dev.touchstone.engine.testing.FixedScorer;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.LogFolder;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.SlicedTask;
import dev.touchstone.engine.testing.Specs;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparerTest {

    private static final PairedAnalysis ANALYSIS = new PairedAnalysis(0.95, 2_000, 7);

    @TempDir
    private Path folder;

    @Test
    void samplesArePairedByRowAndCountedBothWays() {
        try (RunResult before = run("one", row -> row < 6, plan(10));
                RunResult now = run("two", row -> row >= 4, plan(10))) {
            Comparison comparison = compare(before, now).getFirst();

            assertThat(comparison.samples().paired()).isEqualTo(10);
            assertThat(comparison.samples().wins()).isEqualTo(4);
            assertThat(comparison.samples().losses()).isEqualTo(4);
            assertThat(comparison.samples().ties()).isEqualTo(2);
            assertThat(comparison.difference().mean()).isCloseTo(0, within(1e-12));
            assertThat(comparison.changes()).extracting(Comparison.Change::sample)
                    .containsExactly(0, 1, 2, 3, 6, 7, 8, 9);
            assertThat(comparison.tests().deciding().pValue()).isEqualTo(1);
            assertThat(comparison.finding()).isEqualTo(Comparison.Finding.NOT_TOLD_APART);
        }
    }

    @Test
    void aClearDifferenceIsFoundWithItsDirection() {
        try (RunResult before = run("one", row -> row < 5, plan(40));
                RunResult now = run("two", row -> row < 30, plan(40))) {
            Comparison better = compare(before, now).getFirst();
            Comparison worse = compare(now, before).getFirst();

            assertThat(better.finding()).isEqualTo(Comparison.Finding.BETTER);
            assertThat(worse.finding()).isEqualTo(Comparison.Finding.WORSE);
            // 25 discordant samples, all one way: 2 · (1/2)^25
            assertThat(better.tests().mcnemar().orElseThrow().pValue())
                    .isCloseTo(Math.pow(0.5, 24), within(1e-15));
            assertThat(better.difference().interval().orElseThrow().contains(0.625)).isTrue();
            assertThat(better.difference().mean()).isCloseTo(-worse.difference().mean(), within(1e-12));
        }
    }

    @Test
    void equalRunsHaveNothingToTell() {
        try (RunResult before = run("one", row -> row % 2 == 0, plan(10));
                RunResult now = run("two", row -> row % 2 == 0, plan(10))) {
            Comparison comparison = compare(before, now).getFirst();

            assertThat(comparison.finding()).isEqualTo(Comparison.Finding.SAME);
            assertThat(comparison.changes()).isEmpty();
            assertThat(comparison.difference().detectable()).isEmpty();
            // ten samples that agree do not show that the two are the same
            assertThat(comparison.difference().interval()).hasValueSatisfying(interval -> {
                assertThat(interval.method()).isEqualTo("newcombe_paired");
                assertThat(interval.low()).isCloseTo(-0.1665932, within(1e-6));
            });
        }
    }

    @Test
    void answersWithoutAVerdictAreNotCompared() {
        FixedScorer judge = new FixedScorer("judge", "", (answer, reference) -> answer.text().equals("other")
                ? Score.unjudged("judge_failed", reference.gold())
                : FixedScorer.parsed(1, answer.text(), reference.gold()));
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 10).with(judge));
        try (RunResult before = run("one", _ -> true, plan);
                RunResult now = run("two", row -> row >= 4, plan);
                RunResult none = run("three", _ -> false, plan)) {
            Comparison comparison = compare(before, now).getFirst();

            assertThat(comparison.samples().paired()).isEqualTo(6);
            assertThat(comparison.samples().unpaired()).isEqualTo(4);
            assertThat(comparison.finding()).isEqualTo(Comparison.Finding.SAME);
            refused("no scored samples", () -> compare(before, none));
        }
    }

    @Test
    void whatEachSideWasAskedIsTold() {
        try (RunResult before = run("one", row -> row < 6, plan(10));
                RunResult now = run("two", row -> row < 4,
                        Specs.unit("m", ListTask.of("t", 7), 3, 3))) {
            Coverage asked = compare(before, now).getFirst().samples().coverage();

            assertThat(asked).isEqualTo(new Coverage(10, 7, 7, 1, 3));
            assertThat(asked.sameSamples()).isFalse();
            assertThat(asked.sameAttempts()).isFalse();
            Coverage same = compare(before, before).getFirst().samples().coverage();
            assertThat(same.sameSamples() && same.sameAttempts()).isTrue();
        }
    }

    @Test
    void aSinglePairHasNoStandardErrorAndFewDiscordantOnesShowNoDifference() {
        try (RunResult before = run("one", row -> false, plan(1));
                RunResult now = run("two", row -> true, plan(1));
                RunResult few = run("three", row -> row < 1, plan(10));
                RunResult none = run("four", row -> false, plan(10))) {
            assertThat(compare(before, now).getFirst().difference().standardError()).isEmpty();
            Comparison comparison = compare(none, few).getFirst();
            assertThat(comparison.difference().standardError()).hasValueCloseTo(0.1, within(1e-12));
            assertThat(comparison.difference().detectable()).as("ten samples, one discordant").isEmpty();
        }
    }

    @Test
    void samplesOfOnePassageAreComparedAsOne() {
        UnitPlan plan = Specs.unit("m", SlicedTask.of("t", 12,
                row -> Fields.EMPTY.with("passage", Value.of("p" + row / 3))));
        TaskSpec.Breakdown passage = new TaskSpec.Breakdown(List.of(), Optional.of("passage"));
        try (RunResult before = run(row -> false,
                Requests.with(Requests.fresh(folder.resolve("one"), plan), passage));
                RunResult now = run(row -> row < 9, Requests.fresh(folder.resolve("two"), plan))) {
            Comparison comparison = compare(before, now).getFirst();

            assertThat(comparison.samples().wins()).isEqualTo(9);
            assertThat(comparison.tests().mcnemar()).isEmpty();
            // three passages of four changed, all one way: 2 of 8 patterns of signs
            assertThat(comparison.tests().permutation().method()).isEqualTo("paired_permutation_exact");
            assertThat(comparison.tests().permutation().statistic()).isCloseTo(0.75, within(1e-12));
            assertThat(comparison.tests().permutation().pValue()).isCloseTo(0.25, within(1e-12));
            assertThat(comparison.finding()).isEqualTo(Comparison.Finding.NOT_TOLD_APART);
            // sums 3, 3, 3, 0 of size 3: √(4/3 · (3 · 0.75² + 2.25²)) / 12
            assertThat(comparison.difference().standardError()).hasValueCloseTo(0.25, within(1e-12));
            // four passages: resamples of them would end at 0; t of 3 degrees is 3.182446
            dev.touchstone.metrics.stats.ConfidenceInterval interval =
                    comparison.difference().interval().orElseThrow();
            assertThat(interval.method()).isEqualTo("cluster_t");
            assertThat(interval.low()).isCloseTo(0.75 - 3.182446 * 0.25, within(1e-6));
            assertThat(interval.high()).as("no difference is above 1").isEqualTo(1);
        }
    }

    @Test
    void aDifferenceOfAHandfulOfGradesHasStudentsInterval() {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 3).with(new Graded(FixedScorer.exact("f1"))));
        try (RunResult before = run("one", row -> false, plan);
                RunResult now = run("two", row -> row < 1, plan)) {
            dev.touchstone.metrics.stats.ConfidenceInterval interval =
                    compare(before, now).getFirst().difference().interval().orElseThrow();

            // mean 1/3, error 1/3, t of 2 degrees 4.302653
            assertThat(interval.method()).isEqualTo("student_t");
            assertThat(interval.low()).as("no difference is below -1").isEqualTo(-1);
            assertThat(interval.high()).isEqualTo(1);
        }
    }

    @Test
    void gradesThatHappenToBeAllZeroOrOneAreNoVerdicts() {
        Scorer verdicts = FixedScorer.exact("f1");
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 12).with(new Graded(verdicts)));
        try (RunResult before = run("one", row -> row < 4, plan);
                RunResult now = run("two", row -> row < 9, plan)) {
            Comparison comparison = compare(before, now).getFirst();

            assertThat(comparison.tests().mcnemar()).isEmpty();
            assertThat(comparison.difference().effectName()).isEqualTo("cohens_d");
            assertThat(comparison.difference().interval().orElseThrow().method())
                    .isEqualTo("bootstrap_expanded");
            assertThat(((Measure.Measured) before.rows().getFirst().measure()).interval())
                    .map(ConfidenceInterval::method).contains("bootstrap_expanded");
        }
    }

    /// A scorer that declares its scores to be grades.
    private record Graded(Scorer scorer) implements Scorer {

        @Override
        public String name() {
            return scorer.name();
        }

        @Override
        public ScoreKind kind() {
            return ScoreKind.MEAN;
        }

        @Override
        public Score score(Answer answer, Reference reference) {
            return scorer.score(answer, reference);
        }
    }

    @Test
    void pValuesAreRaisedForTheNumberOfTasksAndTasksAreTakenTogether() {
        UnitPlan first = Specs.unit("m", ListTask.of("t1", 20).with(FixedScorer.exact("robust")));
        UnitPlan second = Specs.unit("m", ListTask.of("t2", 20).with(FixedScorer.exact("robust")));
        try (RunResult before = run("one", row -> row < 5, first, second);
                RunResult now = run("two", row -> row < 12, first, second)) {
            List<Comparison> all = compare(before, now);

            assertThat(all).extracting(Comparison::task).containsExactly("t1", "t2", Comparer.ALL_TASKS);
            double raw = all.getFirst().tests().deciding().pValue();
            assertThat(all.getFirst().tests().adjustedP()).isCloseTo(2 * raw, within(1e-12));
            assertThat(all.getLast().samples().paired()).isEqualTo(40);
            assertThat(all.getLast().changes()).extracting(Comparison.Change::task).contains("t1", "t2");
        }
    }

    @Test
    void theModelsOfOneRunAreComparedWithItsFirst() {
        ListTask task = ListTask.of("t", 6).with(FixedScorer.exact("robust"));
        try (RunResult run = run("one", row -> row < 3, Specs.unit("m1", task), Specs.unit("m2", task))) {
            List<Comparison> all = new Comparer(choice(), ANALYSIS).compare(Pairing.of(List.of(run)));

            assertThat(all).singleElement().satisfies(comparison -> {
                assertThat(comparison.first()).isEqualTo("m1");
                assertThat(comparison.second()).isEqualTo("m2");
            });
        }
    }

    @Test
    void eachValueOfAFieldIsComparedApartAndCorrectedForAllOfThem() {
        ListTask task = SlicedTask.of("t", 40,
                row -> Fields.EMPTY.with("level", Value.of((long) row / 20 + 9)));
        UnitPlan plan = Specs.unit("m", task);
        try (RunResult before = sliced("one", row -> row < 5, plan, List.of("level"));
                RunResult now = sliced("two", row -> row < 20, plan, List.of())) {
            List<Comparison> all = new Comparer(by("level"), ANALYSIS)
                    .compare(Pairing.of(List.of(before, now)));

            assertThat(all).extracting(comparison -> comparison.slice().orElseThrow())
                    .containsExactly(new Slice("level", "9"), new Slice("level", "10"));
            assertThat(all).extracting(Comparison::task).containsOnly("t");
            assertThat(all.getFirst().samples().wins()).isEqualTo(15);
            assertThat(all.getFirst().tests().adjustedP())
                    .isCloseTo(2 * all.getFirst().tests().deciding().pValue(), within(1e-15));
            assertThat(all.getFirst().finding()).isEqualTo(Comparison.Finding.BETTER);
            assertThat(all.getLast().samples().paired()).isEqualTo(20);
            assertThat(all.getLast().finding()).isEqualTo(Comparison.Finding.SAME);
        }
    }

    @Test
    void fieldsThatTheTaskTagsNeedNoScoringByThem() {
        UnitPlan plan = Specs.unit("m", SlicedTask.of("t", 4, row -> row == 3 ? Fields.EMPTY
                : Fields.EMPTY.with("level", Value.of((long) row))));
        try (RunResult before = run("one", row -> row < 2, plan);
                RunResult now = run("two", row -> true, plan)) {
            List<Comparison> all = new Comparer(by("level"), ANALYSIS)
                    .compare(Pairing.of(List.of(before, now)));

            assertThat(all).extracting(comparison -> comparison.slice().orElseThrow().value())
                    .containsExactly("0", "1", "2", Slice.NO_VALUE);
        }
    }

    @Test
    void aFieldThatNeitherRunHoldsIsRefusedWithTheCommandThatAddsIt() {
        try (RunResult one = run("one", row -> row < 3, plan(6));
                RunResult two = run("two", row -> true, plan(6))) {
            refused("--mode eval --reuse " + one.folder().root().getFileName() + " --slice level",
                    () -> new Comparer(by("level"), ANALYSIS).compare(Pairing.of(List.of(one, two))));
        }
    }

    @Test
    void whatCannotBePairedIsRefusedWithTheReason() {
        try (RunResult one = run("one", row -> row < 3, plan(6));
                RunResult other = run("two", row -> row < 3,
                        Specs.unit("m", ListTask.of("u", 6).with(FixedScorer.exact("robust"))))) {
            refused("one run with several models", () -> Pairing.of(List.of(one)));
            refused("no scored samples of one task in common", () -> compare(one, other));
            refused("was not scored by 'nobody'", () -> new Comparer(
                    new Comparer.Choice(Optional.of("nobody"), List.of(), Optional.empty(), false), ANALYSIS)
                    .compare(Pairing.of(List.of(one, one))));
        }
    }

    @Test
    void runsOfTheSameStampAreToldApartByTheFoldersAboveThem() {
        try (RunResult before = run("one", row -> row < 5, plan(10));
                RunResult now = run("two", row -> row < 6, plan(10))) {
            Pairing pair = Pairing.of(List.of(before, now)).getFirst();

            assertThat(pair.first().label()).contains("@one/");
            assertThat(pair.second().label()).contains("@two/");
        }
    }

    private static void refused(String message, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(TouchstoneException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.COMMAND_INVALID);
            assertThat(refusal).hasMessageContaining(message);
        });
    }

    private static List<Comparison> compare(RunResult before, RunResult now) {
        return new Comparer(choice(), ANALYSIS).compare(Pairing.of(List.of(before, now)));
    }

    private static Comparer.Choice choice() {
        return new Comparer.Choice(Optional.empty(), List.of(), Optional.empty(), false);
    }

    private static Comparer.Choice by(String field) {
        return new Comparer.Choice(Optional.empty(), List.of(), Optional.of(field), false);
    }

    private static UnitPlan plan(int rows) {
        return Specs.unit("m", ListTask.of("t", rows).with(FixedScorer.exact("robust")));
    }

    private RunResult run(String name, IntPredicate right, UnitPlan... plans) {
        return run(right, Requests.fresh(folder.resolve(name), plans));
    }

    private RunResult sliced(String name, IntPredicate right, UnitPlan plan, List<String> fields) {
        return run(right, Requests.with(Requests.fresh(folder.resolve(name), plan),
                new TaskSpec.Breakdown(fields, Optional.empty())));
    }

    private static RunResult run(IntPredicate right, RunRequest request) {
        ScriptedGenerator model = new ScriptedGenerator((asked, _) -> ScriptedGenerator.text(
                right.test(asked.key().sample()) ? "a" + asked.key().sample() : "other"));
        return RunReader.open(new Engine(_ -> model, LogFolder.CLOCK, ZoneOffset.UTC, "test")
                .run(request, new RunListener() { }, new StopSignal())
                .folder());
    }
}
