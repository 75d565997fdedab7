package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.generate.AttemptRunner;
import dev.touchstone.engine.generate.Journal;
import dev.touchstone.engine.generate.Lane;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.judge.BoundJudges;
import dev.touchstone.engine.judge.JudgeLane;
import dev.touchstone.engine.judge.Judging;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.score.ScoringStage;
import dev.touchstone.store.log.JudgeUsage;
import dev.touchstone.store.log.UnitLog;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The stage between asking and scoring: asks each judge what its log does not hold.
///
/// Judges of one unit work at the same time, each under its own limits. A judge that cannot be asked is told
/// and leaves its verdicts missing; answers and other scorers are not touched by it.
final class JudgeWork {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Judging judging;
    private final Surroundings session;
    private final Map<String, ModelSession> judges;

    /// @param judges sessions with the judge models by their abbr
    JudgeWork(Judging judging, Surroundings session, Map<String, ModelSession> judges) {
        this.judging = judging;
        this.session = session;
        this.judges = judges;
    }

    /// Whether there is anything to do for a unit.
    boolean concerns(UnitPlan plan) {
        return BoundJudges.judged(plan).isPresent() && !judging.of(plan.task().spec().abbr()).isEmpty();
    }

    /// Asks what is missing.
    ///
    /// @return how many verdicts are missing afterwards
    /// @throws TouchstoneException when a log cannot be read or written; then the unit cannot be done
    int run(UnitPlan plan, UnitLog answers) {
        List<Future<Integer>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ModelSpec judge : judging.of(plan.task().spec().abbr())) {
                running.add(threads.submit(() -> judge(plan, answers, judge)));
            }
        }
        int missing = 0;
        for (Future<Integer> judge : running) {
            missing += result(judge);
        }
        return missing;
    }

    private static int result(Future<Integer> judge) {
        try {
            return judge.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED,
                    "interrupted while judges were asked");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException("a judge let an error through", failed.getCause());
        }
    }

    private int judge(UnitPlan plan, UnitLog answers, ModelSpec judge) {
        try (JudgeLane lane = new JudgeLane(session.folder(), plan, judge, judging,
                () -> ScoringStage.selected(plan, answers))) {
            if (!lane.unavailable().isEmpty()) {
                return 0;
            }
            lane.notices().forEach(notice -> session.listener().notice(
                    new RunListener.Notice.LogRepaired(plan.name(), notice.message())));
            if (lane.coverage().missing() == 0) {
                return 0; // nothing is sent, not even a greeting
            }
            ask(plan, judge, lane);
            tell(plan, judge, lane.usage());
            return lane.coverage().missing();
        }
    }

    private void ask(UnitPlan plan, ModelSpec judge, JudgeLane lane) {
        ModelSession model = judges.get(judge.abbr());
        UnitProgress progress = new UnitProgress("judge " + judge.abbr() + ": " + plan.name());
        try (Journal journal = Journal.open(session.folder().log("judge", plan.model().abbr(),
                plan.task().spec().abbr()), session.redaction(), session.clock(),
                session.listener()::journaled)) {
            ModelSession.Connected connected = model.connected();
            lane.openForWriting(connected.generator().identity(), session.redaction(), session.clock());
            int held = lane.coverage().held();
            if (held > 0) {
                session.listener().notice(new RunListener.Notice.JudgeResumed(
                        plan.name(), judge.abbr(), held));
            }
            session.listener().began(progress, connected.generator());
            Optional<AttemptRunner.GivenUp> givenUp = connected.runner().run(List.of(
                    new Lane(lane.plan(), lane.store(), progress, journal)));
            session.listener().ended(progress);
            if (givenUp.isPresent()) {
                model.note(givenUp.get().failure());
                told(plan, judge, ModelSession.failed(givenUp.get().failure()));
            }
        } catch (InterruptedException stoppedNow) {
            Thread.interrupted(); // the wish has been met; what follows closes files
        } catch (TouchstoneException failed) {
            if (failed.code() == ErrorCode.LOG_WRITE_FAILED || failed.code() == ErrorCode.LOG_FOREIGN) {
                throw failed;
            }
            told(plan, judge, failed);
        }
    }

    private void told(UnitPlan plan, ModelSpec judge, TouchstoneException failed) {
        session.listener().notice(new RunListener.Notice.JudgeFailed(
                plan.name(), judge.abbr(), failed.code().id(), failed.getMessage()));
    }

    private void tell(UnitPlan plan, ModelSpec judge, JudgeUsage usage) {
        session.listener().notice(new RunListener.Notice.JudgeSpent(plan.name(), judge.abbr(), usage,
                cost(judge, usage)));
    }

    /// By the prices of the judge's model file, where it has any.
    private static Optional<BigDecimal> cost(ModelSpec judge, JudgeUsage usage) {
        Fields price = judge.settings().findFields("price").orElse(Fields.EMPTY);
        return price.findNumber("input_per_million").flatMap(input -> price.findNumber("output_per_million")
                .map(output -> input.multiply(BigDecimal.valueOf(usage.promptTokens()))
                        .add(output.multiply(BigDecimal.valueOf(usage.completionTokens())))
                        .divide(MILLION, 6, RoundingMode.HALF_UP).stripTrailingZeros()));
    }
}
