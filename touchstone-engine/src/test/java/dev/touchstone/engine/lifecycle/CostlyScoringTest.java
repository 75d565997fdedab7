package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.testing.FixedScorer;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Scorers that run something for each answer.
@Timeout(60)
class CostlyScoringTest {

    @TempDir
    private Path workDir;

    /// Equality, found slowly: later rows earlier.
    private record Slow(AtomicInteger asked, Runnable meanwhile) implements Scorer {

        @Override
        public String name() {
            return "robust";
        }

        @Override
        public boolean costly() {
            return true;
        }

        @Override
        public List<String> verdicts() {
            return List.of("pass", "wrong_answer");
        }

        @Override
        public String verdict(Score score) {
            return score.right() ? "pass" : "wrong_answer";
        }

        @Override
        public Score score(Answer answer, Reference reference) {
            asked.incrementAndGet();
            meanwhile.run();
            LockSupport.parkNanos(Math.floorMod(-reference.gold().hashCode() * 31L, 3_000_000L));
            return FixedScorer.parsed(answer.text().equals(reference.gold()) ? 1 : 0, answer.text(),
                    reference.gold());
        }
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final ScriptedGenerator model = new ScriptedGenerator((request, _) -> ScriptedGenerator.text(
            request.key().sample() % 3 == 0 ? "wrong" : "a" + request.key().sample()));

    private UnitPlan unit(Scorer scorer) {
        return Specs.unit("m", ListTask.of("t", 120).with(scorer), 2, 1);
    }

    @Test
    void theResultsAreThoseOfScoringOneAfterTheOther() throws IOException {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        RunOutcome costly = new EngineFixture(_ -> model).run(Requests.fresh(workDir.resolve("a"),
                unit(new Slow(asked, () -> threads.add(Thread.currentThread().getName())))));
        RunOutcome plain = new EngineFixture(_ -> model)
                .run(Requests.fresh(workDir.resolve("b"), unit(FixedScorer.exact("robust"))));

        TreeMap<String, String> results = new TreeMap<>(EngineFixture.derived(costly.folder().root()));
        TreeMap<String, String> others = new TreeMap<>(EngineFixture.derived(plain.folder().root()));
        results.keySet().retainAll(List.of("results/m/t.json"));
        others.keySet().retainAll(List.of("results/m/t.json"));
        assertThat(samples(results.get("results/m/t.json")))
                .isEqualTo(samples(others.get("results/m/t.json")))
                .contains("\"id\": 119");
        assertThat(asked).hasValue(240); // each answer once: none while answers come in
        assertThat(threads).allMatch(name -> name.startsWith("score-"));
    }

    private static String samples(String results) {
        return results.substring(results.indexOf("\"samples\""));
    }

    @Test
    void verdictsAreCountedInRowsOfTheirOwnAndScoringIsFollowed() {
        EngineFixture engine = new EngineFixture(_ -> model);
        RunOutcome outcome = engine.run(Requests.fresh(workDir, unit(new Slow(asked, () -> { }))));

        assertThat(engine.scoring()).containsExactly("began score: m/t 0/240", "ended score: m/t 240/240");
        assertThat(EngineFixture.value(outcome, "t", "pass")).isEqualTo(160);
        assertThat(EngineFixture.value(outcome, "t", "wrong_answer")).isEqualTo(80);
    }

    @Test
    void aWishToStopEndsScoringWithoutAResultAndScoringAgainAsksNoModel() {
        EngineFixture[] engine = new EngineFixture[1];
        CountDownLatch never = new CountDownLatch(1);
        Slow stopping = new Slow(asked, () -> {
            if (asked.get() == 50) {
                engine[0].stop().raise();
            }
            if (asked.get() >= 50) {
                awaitInterrupt(never);
            }
        });
        engine[0] = new EngineFixture(_ -> model);

        RunOutcome stopped = engine[0].run(Requests.fresh(workDir, unit(stopping)));

        assertThat(stopped.exit()).isEqualTo(130);
        assertThat(EngineFixture.row(stopped, "t").measure()).isEqualTo(new Measure.Missing("stopped"));
        assertThat(stopped.folder().results("m", "t")).doesNotExist();
        int requests = model.requests().size();
        RunOutcome again = new EngineFixture(_ -> model).run(Requests.with(
                Requests.reusing(workDir, unit(new Slow(asked, () -> { }))), Stages.EVAL));
        assertThat(again.exit()).isZero();
        assertThat(EngineFixture.value(again, "t", "pass")).isEqualTo(160);
        assertThat(model.requests()).hasSize(requests);
    }

    /// As a program that is waited for.
    private static void awaitInterrupt(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED, "stopped", stopped);
        }
    }

    @Test
    void aScorerThatCannotWorkHereIsRefusedBeforeAnythingIsAsked() throws IOException {
        Scorer refusing = new Scorer() {
            @Override
            public String name() {
                return "robust";
            }

            @Override
            public boolean costly() {
                return true;
            }

            @Override
            public void require() {
                throw new TouchstoneException(ErrorCode.SANDBOX_UNAVAILABLE, "no bwrap");
            }

            @Override
            public Score score(Answer answer, Reference reference) {
                throw new IllegalStateException("was asked");
            }
        };
        EngineFixture engine = new EngineFixture(_ -> model);

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> engine.run(Requests.fresh(workDir, unit(refusing))))
                .withMessage("no bwrap");

        assertThat(model.requests()).isEmpty();
        try (var left = Files.list(workDir)) {
            assertThat(left).isEmpty();
        }
        RunOutcome infer = engine.run(Requests.with(Requests.fresh(workDir, unit(refusing)), Stages.INFER));
        assertThat(infer.exit()).isZero(); // answers alone need no sandbox
    }

    @Test
    void aFailureOfAScorerIsTheUnitsFailure() {
        Slow failing = new Slow(asked, () -> {
            throw new TouchstoneException(ErrorCode.SANDBOX_FAILED, "no more cgroups");
        });
        RunOutcome outcome = new EngineFixture(_ -> model).run(Requests.fresh(workDir, unit(failing)));
        assertThat(outcome.exit()).isNotZero();
        assertThat(EngineFixture.row(outcome, "t").measure().toString()).contains("TS-SBX-002");
    }
}
