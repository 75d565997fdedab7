package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.engine.aggregate.UnitResult;
import dev.touchstone.engine.generate.AttemptRunner;
import dev.touchstone.engine.generate.Journal;
import dev.touchstone.engine.generate.Lane;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.judge.BoundJudges;
import dev.touchstone.engine.judge.JudgeLane;
import dev.touchstone.engine.judge.Judging;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.score.ScoringStage;
import dev.touchstone.store.log.JudgementLog;
import dev.touchstone.store.log.UnitLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The stage between asking and scoring: asks each judge what its log does not hold.
///
/// Judges of one unit work at the same time, each under its own limits. A judge that cannot be asked is told
/// and leaves its verdicts missing; answers and other scorers are not touched by it.
final class JudgeWork {

    private final Judging judging;
    private final Surroundings session;
    private final Map<String, ModelSession> judges;
    /// Replies of this session.
    private final Map<JudgementLog.Whose, Integer> added = new ConcurrentHashMap<>();

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
            int held = lane.replies();
            if (lane.coverage().missing() > 0) { // else nothing is sent, not even a greeting
                ask(plan, judge, lane);
            }
            int gained = lane.replies() - held + lane.replaced();
            JudgeSpending spending = lane.spending(gained);
            added.put(spending.whose(), gained);
            session.listener().notice(new RunListener.Notice.JudgeSpent(plan.name(), spending));
            if (answers.identity().map(identity -> identity.parts().get("model"))
                    .filter(spending.identity()::equals).isPresent()) {
                session.listener().notice(new RunListener.Notice.JudgeIsModel(plan.name(), judge.abbr()));
            }
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

    /// A unit's result with how many of the judges' replies were there before this session.
    UnitResult told(UnitResult result) {
        return result.with(result.judges().stream()
                .map(each -> each.asked(added.getOrDefault(each.whose(), 0))).toList());
    }
}
