package dev.touchstone.engine.lifecycle;

import static dev.touchstone.engine.lifecycle.JudgedRuns.JUDGE;
import static dev.touchstone.engine.lifecycle.JudgedRuns.at;
import static dev.touchstone.engine.lifecycle.JudgedRuns.judge;
import static dev.touchstone.engine.lifecycle.JudgedRuns.judged;
import static dev.touchstone.engine.lifecycle.JudgedRuns.scorer;
import static dev.touchstone.engine.lifecycle.JudgedRuns.unit;
import static dev.touchstone.engine.lifecycle.JudgedRuns.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.engine.judge.Opponents;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.engine.report.ScreenReport;
import dev.touchstone.engine.testing.FixedScorer;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import dev.touchstone.judge.testing.ScriptedJudge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JudgeWorkTest {

    @TempDir
    private Path workDir;

    /// Even rows are answered well.
    private final ScriptedGenerator model = new ScriptedGenerator("model",
            (request, _) -> ScriptedGenerator.text(
            request.key().sample() % 2 == 0 ? "a good answer to " + request.key().sample() : "no idea"));

    private final ScriptedGenerator judge = judge(ScriptedJudge.FAIR);

    private Function<ModelSpec, Generator> both() {
        return spec -> spec.abbr().startsWith("j") ? judge : model;
    }

    private RunOutcome run(RunRequest request) {
        return new EngineFixture(both()).run(request);
    }

    private static String reason(RunOutcome outcome, String metric) {
        return outcome.report().rows().stream().filter(row -> row.metric().equals(metric))
                .map(row -> switch (row.measure()) {
                    case Measure.Measured(double value, _, _) -> "" + value;
                    case Measure.Missing(String why) -> why;
                    case Measure.NotAvailable(String why) -> why;
                }).findFirst().orElseThrow();
    }

    @Test
    void answersAreJudgedAndScoredInOneRun() {
        RunOutcome outcome = run(judged(Requests.fresh(workDir, unit("m", 6, "kind: rubric\n"))));

        assertThat(outcome.exit()).isZero();
        // 9 and 2 on 1 to 10, three times each
        assertThat(EngineFixture.value(outcome, "t", "grade (1-10)")).isEqualTo(5.5);
        assertThat(EngineFixture.value(outcome, "t", "accuracy")).isEqualTo(50);
        assertThat(EngineFixture.value(outcome, "t", "judge_failed")).isZero();
        assertThat(judge.requests()).hasSize(6);
    }

    @Test
    void equalAnswersToOneQuestionAreJudgedOnce() {
        UnitPlan twice = Specs.unit("m", ListTask.of("t", 4).with(scorer("kind: graded\n")), 3, 1);

        RunOutcome outcome = run(judged(Requests.fresh(workDir, twice)));

        assertThat(model.requests()).hasSize(12);
        assertThat(judge.requests()).hasSize(4);
        assertThat(EngineFixture.value(outcome, "t", "avg@3")).isEqualTo(50);
    }

    @Test
    void scoringAgainSendsNothingAndGivesTheSame() throws IOException {
        RunOutcome first = run(judged(Requests.fresh(workDir, unit("m", 6, "kind: graded\n"))));
        String results = Files.readString(first.folder().results("m", "t"));
        EngineFixture silent = new EngineFixture(_ -> {
            throw new AssertionError("a model was connected");
        });

        RunOutcome again = silent.run(at(judged(Requests.reusing(workDir, unit("m", 6, "kind: graded\n"))),
                Stages.EVAL));
        RunOutcome unnamed = silent.run(at(Requests.reusing(workDir, unit("m", 6, "kind: graded\n")),
                Stages.VIZ));

        assertThat(again.exit()).isZero();
        assertThat(Files.readString(again.folder().results("m", "t"))).isEqualTo(results);
        assertThat(reason(unnamed, "accuracy")).isEqualTo(reason(first, "accuracy")).isEqualTo("50.0");
    }

    @Test
    void anotherTemplateIsAskedAgainAndTheFirstIsStillThere() {
        run(judged(Requests.fresh(workDir, unit("m", 6, "kind: graded\n"))));
        int asked = judge.requests().size();

        run(at(judged(Requests.reusing(workDir, unit("m", 6, "kind: graded\nlanguage: zh\n"))), Stages.EVAL));
        int both = judge.requests().size();
        run(at(judged(Requests.reusing(workDir, unit("m", 6, "kind: graded\n"))), Stages.EVAL));

        assertThat(both).isEqualTo(2 * asked);
        assertThat(judge.requests()).hasSize(both);
    }

    @Test
    void onlyFailedVerdictsAreAskedAgain() {
        ScriptedGenerator flaky = new ScriptedGenerator("judge-1", (request, _) -> words(request.prompt())
                .contains("q2")
                ? ScriptedGenerator.failed(ErrorCode.MODEL_SERVER_ERROR)
                : ScriptedGenerator.text("GRADE: A"));
        EngineFixture first = new EngineFixture(spec -> spec.abbr().equals("j") ? flaky : model);

        RunOutcome failed = first.run(judged(Requests.fresh(workDir, unit("m", 5, "kind: graded\n"))));
        RunOutcome mended = run(at(judged(Requests.reusing(workDir, unit("m", 5, "kind: graded\n"))),
                Stages.EVAL));

        assertThat(failed.exit()).isEqualTo(3);
        assertThat(EngineFixture.row(failed, "t").counts().unjudged()).isEqualTo(1);
        assertThat(EngineFixture.value(failed, "t", "accuracy")).isEqualTo(100);
        assertThat(failed.report().warnings()).anyMatch(warning -> warning.contains("judge_failed 1"));
        assertThat(mended.exit()).isZero();
        assertThat(judge.requests()).hasSize(1);
    }

    @Test
    void unreadableVerdictsAreMissingAndCountedApart() {
        EngineFixture engine = new EngineFixture(spec ->
                spec.abbr().equals("j") ? judge(ScriptedJudge.RUBBISH) : model);

        RunOutcome outcome = engine.run(judged(Requests.fresh(workDir, unit("m", 4, "kind: rubric\n"))));

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(EngineFixture.row(outcome, "t").counts())
                .isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0, 0, 4));
        assertThat(reason(outcome, "accuracy")).isEqualTo("no verdict could be read: judge_unread 4");
        assertThat(EngineFixture.value(outcome, "t", "judge_unread")).isEqualTo(100);
        String screen = ScreenReport.render(outcome.report(),
                Messages.of(ScreenReport.class, Locale.ENGLISH));
        assertThat(screen).contains("4 of 4 answers have no verdict").doesNotContain("requests failed")
                .containsPattern("t +abc123 +accuracy +gen +-");
        assertThat(outcome.report().warnings())
                .anyMatch(warning -> warning.contains("judge_unread/no_verdict 4"));
    }

    @Test
    void aDeadJudgeLeavesAnswersAndOtherScorersUntouched() {
        ScriptedGenerator dead = new ScriptedGenerator("judge-1", (_, _) ->
                ScriptedGenerator.permanent(ErrorCode.MODEL_UNAUTHORIZED, "key refused"));
        EngineFixture engine = new EngineFixture(spec -> spec.abbr().equals("j") ? dead : model);
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 4)
                .with(FixedScorer.exact("robust"), scorer("kind: graded\n")));

        RunOutcome outcome = engine.run(judged(Requests.fresh(workDir, unit)));

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(EngineFixture.value(outcome, "t", "accuracy")).isZero();
        assertThat(reason(outcome, "accuracy (judge)")).contains("failed");
        assertThat(engine.notices()).anySatisfy(notice -> assertThat(notice)
                .isInstanceOfSatisfying(RunListener.Notice.JudgeFailed.class, failed ->
                        assertThat(failed.message()).contains("key refused")));
        assertThat(dead.requests().size()).isLessThanOrEqualTo(JUDGE.concurrency());
    }

    @Test
    void severalJudgesHaveLogsOfTheirOwnAndRowsOfTheirOwn() {
        RunOutcome outcome = run(judged(Requests.fresh(workDir, unit("m", 4, "kind: graded\n")),
                Optional.empty(),
                Specs.model("j1"), Specs.model("j2"), Specs.model("j3")));

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.folder().judges("m", "t")).containsExactly("j1", "j2", "j3");
        assertThat(EngineFixture.value(outcome, "t", "judge j2")).isEqualTo(50);
        assertThat(EngineFixture.value(outcome, "t", "judge_alpha")).isEqualTo(1);
    }

    @Test
    void stagesCanBeRunOneByOne() {
        RunRequest fresh = judged(Requests.fresh(workDir, unit("m", 4, "kind: graded\n")));
        RunOutcome inferred = run(at(fresh, Stages.INFER));
        assertThat(judge.requests()).isEmpty();
        RunOutcome reviewed = run(at(judged(Requests.reusing(workDir, unit("m", 4, "kind: graded\n"))),
                Stages.JUDGE));
        int asked = judge.requests().size();
        assertThat(reviewed.folder().results("m", "t")).doesNotExist();
        RunOutcome scored = run(at(judged(Requests.reusing(workDir, unit("m", 4, "kind: graded\n"))),
                Stages.EVAL));

        assertThat(List.of(inferred.exit(), reviewed.exit(), scored.exit())).containsOnly(0);
        assertThat(model.requests()).hasSize(4);
        assertThat(judge.requests()).hasSize(asked);
        assertThat(EngineFixture.value(scored, "t", "accuracy")).isEqualTo(50);
    }

    @Test
    void aJudgeStageThatLeavesVerdictsMissingIsNoSuccess() {
        EngineFixture engine = new EngineFixture(spec -> spec.abbr().equals("j")
                ? new ScriptedGenerator("judge-1",
                (_, _) -> ScriptedGenerator.failed(ErrorCode.MODEL_TIMEOUT)) : model);

        RunOutcome outcome =
                engine.run(at(judged(Requests.fresh(workDir, unit("m", 4, "kind: graded\n"))),
                Stages.INFER_JUDGE));

        assertThat(outcome.exit()).isEqualTo(3);
    }

    @Test
    void aStopInTheJudgeStageIsResumedWithWhatIsMissing() {
        StringBuilder raised = new StringBuilder();
        EngineFixture[] engine = new EngineFixture[1];
        ScriptedGenerator stopping = new ScriptedGenerator("judge-1", (request, call) -> {
            if (call == 5) {
                engine[0].stop().raise();
                raised.append("x");
            }
            return ScriptedGenerator.text(ScriptedJudge.FAIR.reply(words(request.prompt()), call));
        });
        engine[0] = new EngineFixture(spec -> spec.abbr().equals("j") ? stopping : model);

        RunOutcome stopped = engine[0].run(judged(Requests.fresh(workDir, unit("m", 40, "kind: graded\n"))));
        RunOutcome resumed = run(judged(Requests.reusing(workDir, unit("m", 40, "kind: graded\n"))));

        assertThat(raised.toString()).isEqualTo("x");
        assertThat(stopped.exit()).isEqualTo(130);
        assertThat(resumed.exit()).isZero();
        assertThat(stopping.requests().size() + judge.requests().size()).isEqualTo(40);
        assertThat(EngineFixture.value(resumed, "t", "accuracy")).isEqualTo(50);
    }

    @Test
    void modelsOfOneRunAreComparedWithTheBaselineAmongThem() {
        UnitPlan own = unit("m", 6, "kind: pairwise\n");
        UnitPlan base = unit("base", 6, "kind: pairwise\n");
        ScriptedGenerator weak = new ScriptedGenerator("base", (_, _) -> ScriptedGenerator.text("no idea"));
        EngineFixture engine = new EngineFixture(spec -> spec.abbr().equals("j") ? judge
                : spec.abbr().equals("base") ? weak : model);

        RunOutcome outcome = engine.run(judged(Requests.fresh(workDir, own, base),
                Optional.of(new Opponents.ModelOfRun("base")), JUDGE));

        assertThat(outcome.exit()).isZero();
        assertThat(EngineFixture.value(outcome, "t", "accuracy")).isEqualTo(75); // three wins, three ties
        assertThat(EngineFixture.value(outcome, "t", "tie_rate")).isEqualTo(50);
        assertThat(EngineFixture.value(outcome, "t", "inconsistent")).isZero();
        assertThat(outcome.report().rows()).filteredOn(row -> row.model().equals("base")).first()
                .satisfies(row -> assertThat(row.measure())
                .isEqualTo(new Measure.NotAvailable("is the baseline itself")));
    }

    @Test
    void aPositionBiasedJudgeGivesTiesThatAreShown() {
        EngineFixture engine = new EngineFixture(spec ->
                spec.abbr().equals("j") ? judge(ScriptedJudge.FIRST_PLACE) : model);
        Path outputs = workDir.resolve("outputs.jsonl");
        write(outputs, "{\"output\": \"x0\"}\n{\"output\": \"x1\"}\n{\"output\": \"x2\"}\n");

        RunOutcome outcome = engine.run(judged(Requests.fresh(workDir.resolve("w"),
                unit("m", 3, "kind: pairwise\n")),
                Optional.of(new Opponents.Outputs(outputs)), JUDGE));

        assertThat(EngineFixture.value(outcome, "t", "accuracy")).isEqualTo(50);
        assertThat(EngineFixture.value(outcome, "t", "inconsistent")).isEqualTo(100);
        assertThat(EngineFixture.value(outcome, "t", "first_slot")).isEqualTo(100);
    }

    @Test
    void anotherRunIsTheOtherSideAndItsDataMustBeTheSame() {
        ScriptedGenerator weak = new ScriptedGenerator("weak", (_, _) -> ScriptedGenerator.text("no idea"));
        RunOutcome before = new EngineFixture(_ -> weak).run(
                Requests.fresh(workDir.resolve("before"), Specs.unit("old", ListTask.of("t", 4))));

        RunOutcome outcome = run(judged(Requests.fresh(workDir.resolve("now"),
                unit("m", 4, "kind: pairwise\n")),
                Optional.of(new Opponents.OtherRun(before.folder(), Optional.empty())), JUDGE));
        assertThat(EngineFixture.value(outcome, "t", "accuracy")).isEqualTo(75);
        int asked = model.requests().size();
        RunRequest unknown = judged(Requests.fresh(workDir.resolve("later"),
                unit("m", 4, "kind: pairwise\n")),
                Optional.of(new Opponents.OtherRun(before.folder(), Optional.of("nobody"))), JUDGE);
        assertThatThrownBy(() -> run(unknown))
                .isInstanceOfSatisfying(TouchstoneException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.SCORE_NOTHING);
                    assertThat(failure.getMessage()).contains("nobody/t");
                });
        assertThat(model.requests()).hasSize(asked);
        assertThat(workDir.resolve("later")).doesNotExist();
    }

    @Test
    void outputsThatDoNotFitTheRowsAreToldBeforeAnythingIsAsked() {
        Path outputs = workDir.resolve("outputs.jsonl");
        write(outputs, "{\"id\": 1, \"output\": \"x\"}\n{\"id\": 7, \"output\": \"y\"}\n");
        EngineFixture engine = new EngineFixture(both());

        engine.run(judged(Requests.fresh(workDir.resolve("w"), unit("m", 3, "kind: pairwise\n")),
                Optional.of(new Opponents.Outputs(outputs)), JUDGE));

        assertThat(engine.notices().getFirst())
                .isEqualTo(new RunListener.Notice.OtherSideLacks("m/t", 3, 2, 1));
    }

    @Test
    void aBrokenFileOfOutputsIsNamedWithItsLine() {
        Path outputs = workDir.resolve("outputs.jsonl");
        write(outputs, "{\"output\": \"x\"}\n{\"text\": \"y\"}\n");

        RunRequest request = judged(Requests.fresh(workDir.resolve("w"), unit("m", 3, "kind: pairwise\n")),
                Optional.of(new Opponents.Outputs(outputs)), JUDGE);

        assertThatThrownBy(() -> run(request)).isInstanceOf(TouchstoneException.class)
                .hasMessageContaining("line 2");
        assertThat(model.requests()).isEmpty();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
