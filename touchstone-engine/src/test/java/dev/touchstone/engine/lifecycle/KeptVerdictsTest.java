package dev.touchstone.engine.lifecycle;

import static dev.touchstone.engine.lifecycle.JudgedRuns.JUDGE;
import static dev.touchstone.engine.lifecycle.JudgedRuns.at;
import static dev.touchstone.engine.lifecycle.JudgedRuns.judge;
import static dev.touchstone.engine.lifecycle.JudgedRuns.judged;
import static dev.touchstone.engine.lifecycle.JudgedRuns.unit;
import static dev.touchstone.engine.lifecycle.JudgedRuns.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.engine.judge.Judging;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.JsonReport;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import dev.touchstone.judge.testing.ScriptedJudge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KeptVerdictsTest {

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

    private static Row row(RunOutcome outcome, String metric) {
        return outcome.report().rows().stream().filter(row -> row.metric().equals(metric)).findFirst()
                .orElseThrow();
    }

    @Test
    void gradesHaveOneIntervalWhereverTheyStandAndCountAsRightInPart() {
        EngineFixture engine = new EngineFixture(spec -> spec.abbr().startsWith("j")
                ? new ScriptedGenerator("judge-1", (request, _) -> ScriptedGenerator.text("{\"score\": %d}"
                        .formatted(1 + words(request.prompt()).length() % 2 * 3 + words(request.prompt())
                                .replaceAll("(?s).*good answer to (\\d).*", "$1").charAt(0) % 3)))
                : model);

        RunOutcome outcome = engine.run(judged(Requests.fresh(workDir, unit("m", 10, "kind: rubric\n")),
                Optional.empty(), Specs.model("j1"), Specs.model("j2")));

        Row main = row(outcome, "accuracy");
        Row judge = row(outcome, "judge j1");
        Row grade = row(outcome, "grade (1-10)");
        assertThat(judge.measure()).isEqualTo(main.measure());
        assertThat(judge.counts()).isEqualTo(main.counts());
        assertThat(main.counts().partly()).isPositive();
        assertThat(grade.counts().measured()).isEqualTo(10);
        ConfidenceInterval share = ((Measure.Measured) main.measure()).interval().orElseThrow();
        ConfidenceInterval own = ((Measure.Measured) grade.measure()).interval().orElseThrow();
        assertThat(own.method()).isEqualTo(share.method()).isEqualTo("bootstrap_expanded");
        assertThat(own.low()).isCloseTo(1 + 9 * share.low() / 100, within(1e-9));
    }

    @Test
    void repliesThatCouldNotBeReadAreKeptAndAskedAnewWhereThatIsWished() {
        Judging again = new Judging(Map.of("t", List.of(JUDGE)), Optional.empty(), true);
        ScriptedGenerator mumbling = new ScriptedGenerator("judge-1", (request, _) -> words(request.prompt())
                .contains("q2") ? ScriptedGenerator.text("hm") : ScriptedGenerator.text("GRADE: A"));
        new EngineFixture(spec -> spec.abbr().equals("j") ? mumbling : model)
                .run(judged(Requests.fresh(workDir, unit("m", 5, "kind: graded\n"))));
        RunRequest reusing = at(judged(Requests.reusing(workDir, unit("m", 5, "kind: graded\n"))),
                Stages.EVAL);

        RunOutcome kept = run(reusing);
        int asked = judge.requests().size();
        RunOutcome anew = run(new RunRequest(reusing.folder(), reusing.stages(), reusing.units(),
                reusing.conduct(), reusing.output(), reusing.gates(), reusing.asked(), reusing.secrets(),
                again));

        assertThat(asked).isZero();
        assertThat(kept.exit()).isEqualTo(3);
        assertThat(kept.report().warnings()).anyMatch(warning -> warning.contains("--judge-again unread"));
        assertThat(judge.requests()).hasSize(1);
        assertThat(anew.exit()).isZero();
        assertThat(EngineFixture.value(anew, "t", "judge_unread")).isZero();
        assertThat(JsonReport.render(anew.report(), Path.of("r"), 0)).contains("\"replies\":5,\"kept\":4,");
    }

    @Test
    void aReplyThatCannotBeReadAgainIsAskedForOnceASession() {
        Judging again = new Judging(Map.of("t", List.of(JUDGE)), Optional.empty(), true);
        ScriptedGenerator rubbish = judge(ScriptedJudge.RUBBISH);
        EngineFixture engine = new EngineFixture(spec -> spec.abbr().equals("j") ? rubbish : model);
        engine.run(judged(Requests.fresh(workDir, unit("m", 4, "kind: graded\n"))));
        RunRequest old = at(judged(Requests.reusing(workDir, unit("m", 4, "kind: graded\n"))), Stages.EVAL);

        RunOutcome anew = engine.run(new RunRequest(old.folder(), old.stages(), old.units(), old.conduct(),
                old.output(), old.gates(), old.asked(), old.secrets(), again));

        assertThat(rubbish.requests()).hasSize(8);
        assertThat(anew.exit()).isEqualTo(3);
    }

    @Test
    void verdictsOfSeveralJudgesOfWhichNoneWasNamedAreToldByName() {
        run(judged(Requests.fresh(workDir, unit("m", 4, "kind: graded\n")), Optional.empty(),
                Specs.model("j1")));
        run(at(judged(Requests.reusing(workDir, unit("m", 4, "kind: graded\n")), Optional.empty(),
                Specs.model("j2")), Stages.EVAL));

        RunOutcome unnamed = run(at(Requests.reusing(workDir, unit("m", 4, "kind: graded\n")), Stages.VIZ));
        RunOutcome named = run(at(judged(Requests.reusing(workDir, unit("m", 4, "kind: graded\n")),
                Optional.empty(), Specs.model("j2")), Stages.VIZ));

        assertThat(unnamed.report().warnings()).anyMatch(warning -> warning.contains("j1, j2")
                && warning.contains("--judge-models"));
        assertThat(named.report().warnings()).noneMatch(warning -> warning.contains("--judge-models"));
    }

    @Test
    void aReplyThatIsAskedForAnewDoesNotComeFromTheCache() {
        Judging again = new Judging(Map.of("t", List.of(JUDGE)), Optional.empty(), true);
        RunRequest.Conduct cached = new RunRequest.Conduct(1, 0, false, false,
                Optional.of(workDir.resolve("cache")));
        ScriptedGenerator rubbish = judge(ScriptedJudge.RUBBISH);
        new EngineFixture(spec -> spec.abbr().equals("j") ? rubbish : model).run(judged(
                Requests.with(Requests.fresh(workDir, unit("m", 4, "kind: graded\n")), cached)));
        RunRequest old = at(judged(Requests.reusing(workDir, unit("m", 4, "kind: graded\n"))), Stages.EVAL);

        RunOutcome anew = run(new RunRequest(old.folder(), old.stages(), old.units(), cached, old.output(),
                old.gates(), old.asked(), old.secrets(), again));

        assertThat(judge.requests()).hasSize(4);
        assertThat(anew.exit()).isZero();
        RunOutcome fresh = run(judged(Requests.with(Requests.fresh(workDir.resolve("fresh"),
                unit("m", 4, "kind: graded\n")), cached)));
        assertThat(judge.requests()).hasSize(4);
        assertThat(fresh.exit()).isZero();
    }

    @Test
    void aReplyThatCannotBeReadIsNotTakenFromTheCacheByAnotherRun() {
        RunRequest.Conduct cached = new RunRequest.Conduct(1, 0, false, false,
                Optional.of(workDir.resolve("cache")));
        ScriptedGenerator rubbish = judge(ScriptedJudge.RUBBISH);
        new EngineFixture(spec -> spec.abbr().equals("j") ? rubbish : model).run(judged(
                Requests.with(Requests.fresh(workDir.resolve("a"), unit("m", 4, "kind: graded\n")), cached)));

        RunOutcome other = run(judged(Requests.with(
                Requests.fresh(workDir.resolve("b"), unit("m", 4, "kind: graded\n")), cached)));

        assertThat(model.requests()).hasSize(4);
        assertThat(judge.requests()).hasSize(4);
        assertThat(other.exit()).isZero();
    }
}
