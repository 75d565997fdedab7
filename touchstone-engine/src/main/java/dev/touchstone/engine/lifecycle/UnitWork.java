package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.run.Phase;
import dev.touchstone.core.run.RunEvent;
import dev.touchstone.core.run.RunState;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.aggregate.UnitResult;
import dev.touchstone.engine.generate.AttemptRunner;
import dev.touchstone.engine.generate.Journal;
import dev.touchstone.engine.generate.Lane;
import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.plan.Identity;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.score.Importer;
import dev.touchstone.engine.score.ScoringFollower;
import dev.touchstone.engine.score.ScoringStage;
import dev.touchstone.engine.score.ScoringThreads;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.Asking;
import dev.touchstone.store.log.AttemptState;
import dev.touchstone.store.log.EventLog;
import dev.touchstone.store.log.LogNotice;
import dev.touchstone.store.log.Reuse;
import dev.touchstone.store.log.UnitIdentity;
import dev.touchstone.store.log.UnitLog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Takes one job (a unit, or merged sub-sets) from its log to its scores.
final class UnitWork implements AutoCloseable {

    private static final int MOST_NAMED = 8;

    private final RunRequest request;
    private final RunFolder folder;
    private final Redaction redaction;
    private final RunListener listener;
    private final StopSignal stop;
    private final InstantSource clock;
    private final EventLog events;
    private final ScoringThreads threads;
    private final ScoringStage scoring;
    private final JudgeWork judges;
    private final boolean neverAskedFails;
    /// Models of which it was told that the folder holds nothing of a unit.
    private final Set<String> toldNothingHeld = ConcurrentHashMap.newKeySet();
    /// By unit; each is changed by one thread.
    private final Map<String, RunState> states = new ConcurrentHashMap<>();

    UnitWork(RunRequest request, Surroundings session, JudgeWork judges) {
        this.neverAskedFails = request.stages().generate() || session.interrupted();
        this.request = request;
        this.folder = session.folder();
        this.redaction = session.redaction();
        this.listener = session.listener();
        this.stop = session.stop();
        this.clock = session.clock();
        this.events = EventLog.open(folder, redaction, clock);
        this.threads = new ScoringThreads(Runtime.getRuntime().availableProcessors(), stop, told(listener));
        this.scoring = new ScoringStage(folder, request.output().scorers(), request.output().details(),
                request.output().extractRate(), session.fields(), request.judging(), Optional.of(threads));
        this.judges = judges;
    }

    private static ScoringFollower told(RunListener listener) {
        return new ScoringFollower() {
            @Override
            public void began(UnitProgress progress) {
                listener.scoringBegan(progress);
            }

            @Override
            public void ended(UnitProgress progress) {
                listener.scoringEnded(progress);
            }
        };
    }

    /// Asks the model, where the request asks for that.
    ///
    /// @return units that ended by it: given up, or stopped
    /// @throws TouchstoneException when the job as a whole cannot be done
    Map<UnitPlan, UnitEnd> ask(List<UnitPlan> job, ModelSession model) {
        return request.stages().generate() ? generate(job, model) : Map.of();
    }

    /// Runs the stages behind asking.
    UnitEnd finish(UnitPlan plan) {
        return stop.asked() ? stopped(plan) : finished(plan);
    }

    /// Records that a unit could not be done.
    UnitEnd broken(UnitPlan plan, TouchstoneException reason) {
        listener.notice(new RunListener.Notice.UnitFailed(
                plan.name(), reason.code().id(), reason.getMessage()));
        record(plan, new RunEvent.Broke(Phase.GENERATE, reason.code().id()));
        return new UnitEnd.Broken(plan, reason);
    }

    private Map<UnitPlan, UnitEnd> generate(List<UnitPlan> job, ModelSession session) {
        Map<UnitPlan, UnitEnd> ends = new LinkedHashMap<>();
        job.forEach(plan -> record(plan, new RunEvent.Began(Phase.FETCH)));
        ModelSession.Connected model = session.connected();
        List<Lane> lanes = new ArrayList<>();
        try {
            UnitProgress progress = new UnitProgress(jobName(job));
            for (UnitPlan plan : job) {
                lanes.add(lane(plan, model, progress));
                record(plan, new RunEvent.Began(Phase.GENERATE));
            }
            job.forEach(scoring::discard); // an older score must never be taken for this session's
            listener.began(progress, model.generator());
            Optional<AttemptRunner.GivenUp> givenUp = model.runner().run(lanes);
            listener.ended(progress);
            givenUp.ifPresent(why -> {
                session.note(why.failure());
                TouchstoneException reason = ModelSession.failed(why.failure());
                job.subList(job.indexOf(why.lane().plan()), job.size())
                        .forEach(plan -> ends.put(plan, broken(plan, reason)));
            });
        } catch (InterruptedException stoppedNow) {
            Thread.interrupted(); // the wish has been met; what follows writes files
        } finally {
            lanes.forEach(UnitWork::close);
        }
        if (stop.asked()) {
            job.forEach(plan -> ends.putIfAbsent(plan, stopped(plan)));
        }
        return ends;
    }

    private UnitEnd stopped(UnitPlan plan) {
        record(plan, new RunEvent.StopAsked());
        record(plan, new RunEvent.Halted());
        return new UnitEnd.Stopped(plan);
    }

    private Lane lane(UnitPlan plan, ModelSession.Connected model, UnitProgress progress) {
        takeOver(plan);
        model.generator().placedAnswers().flatMap(answers -> ReplayedRows.of(plan)
                .check(plan.name(), plan.selection(), answers)).ifPresent(listener::notice);
        model.generator().numberedAnswers().ifPresent(answers ->
                RecordsOfRows.check(plan, answers).forEach(listener::notice));
        UnitLog log = open(plan, Identity.of(plan, model.generator().identity()));
        tell(plan, log.notices());
        if (log.done() > 0) {
            listener.notice(new RunListener.Notice.Resumed(plan.name(), log.done()));
        }
        Journal journal = journal("infer", plan);
        journal.note("began unit=%s model=%s answered=%d".formatted(
                plan.name(), model.generator().identity(), log.done()));
        return new Lane(plan, log, progress, journal);
    }

    /// The unit's log for writing. Imported answers that lack nothing are only read: where nothing is asked,
    /// prompts cannot be mixed, and so there is nothing to refuse.
    private UnitLog open(UnitPlan plan, UnitIdentity identity) {
        String model = plan.model().abbr();
        String task = plan.task().spec().abbr();
        if (!folder.attempts(model, task).isEmpty()) {
            UnitLog before = UnitLog.read(folder, model, task);
            Optional<UnitIdentity> imported = before.identity().filter(UnitIdentity::imported);
            int missing = imported.isPresent() ? missing(plan, before) : 0;
            if (imported.isPresent() && missing == 0) {
                return before;
            }
            before.close();
            boolean foreign = imported.isPresent() && !Objects.equals(
                    imported.get().parts().get("prompt"), identity.parts().get("prompt"));
            if (foreign && !request.conduct().reuseAnyway()) {
                throw wouldMix(before.done(), missing);
            }
        } else if (!(request.folder() instanceof RunRequest.Folder.Fresh) && toldNothingHeld.add(model)) {
            List<String> held = named(folder.units());
            if (!held.isEmpty()) {
                listener.notice(new RunListener.Notice.NothingHeld(plan.name(), held));
            }
        }
        return UnitLog.open(folder,
                new Asking(identity, plan.repeats(), Optional.of(plan.task().spec().version())),
                request.conduct().reuseAnyway() ? Reuse.ANYWAY : Reuse.STRICT, redaction, clock);
    }

    private static TouchstoneException wouldMix(int taken, int missing) {
        return new TouchstoneException(ErrorCode.LOG_CHANGED,
                ("'prompt' differs: the %d answers that were taken over were asked with the prompts of "
                        + "another tool, the %d that are missing would be asked with those of this task. "
                        + "Score what is there with --mode eval, start a new run, or mix them with "
                        + "--reuse-anyway")
                        .formatted(taken, missing));
    }

    /// Attempts of the selection that have no answer.
    private static int missing(UnitPlan plan, UnitLog log) {
        int missing = 0;
        try (Questions rows = plan.task().open(plan.selection())) {
            while (rows.hasNext()) {
                int sample = rows.next().index();
                for (int repeat = 0; repeat < plan.repeats(); repeat++) {
                    missing += log.state(new AttemptKey(sample, repeat)) == AttemptState.DONE ? 0 : 1;
                }
            }
        }
        return missing;
    }

    private void takeOver(UnitPlan plan) {
        Importer.Taken taken = new Importer(folder, redaction, clock).takeOver(plan);
        tell(plan, taken.notices());
        if (taken.answers() > 0) {
            listener.notice(taken.foreign()
                    ? new RunListener.Notice.ImportedForeign(plan.name(), taken.answers())
                    : new RunListener.Notice.Imported(plan.name(), taken.answers()));
        }
    }

    private void tell(UnitPlan plan, List<LogNotice> notices) {
        notices.forEach(notice -> listener.notice(
                new RunListener.Notice.LogRepaired(plan.name(), notice.message())));
    }

    private UnitEnd finished(UnitPlan plan) {
        try (UnitLog log = log(plan)) {
            log.largestRepeat().stream().filter(held -> held > plan.repeats()).forEach(held ->
                    listener.notice(new RunListener.Notice.MoreRepeats(plan.name(), held, plan.repeats())));
            if (request.stages().score()) {
                scoring.discard(plan);
            }
            new DerivedPredictions(folder, request.output().layout())
                    .write(plan, log, request.stages().generate());
            int unjudged = 0;
            if (request.stages().judge() && judges.concerns(plan)) {
                record(plan, new RunEvent.Began(Phase.REVIEW));
                scoring.discard(plan); // scores by older verdicts must never be taken for this session's
                unjudged = judges.run(plan, log);
                if (stop.asked()) {
                    return stopped(plan);
                }
            }
            UnitEnd end = new UnitEnd.Generated(plan, log.failed() + unjudged);
            if (request.stages().report()) {
                record(plan, new RunEvent.Began(Phase.SCORE));
                end = score(plan, log);
            }
            record(plan, new RunEvent.Ended(log.done(), log.failed()));
            return end;
        } catch (TouchstoneException failed) {
            if (failed.code() == ErrorCode.COMMAND_INTERRUPTED && stop.asked()) {
                return stopped(plan);
            }
            return broken(plan, failed);
        }
    }

    private Journal journal(String stage, UnitPlan plan) {
        return Journal.open(folder.log(stage, plan.model().abbr(), plan.task().spec().abbr()),
                redaction, clock, listener::journaled);
    }

    private UnitEnd score(UnitPlan plan, UnitLog log) {
        try (Journal journal = journal("eval", plan)) {
            boolean lost = log.identity().filter(UnitIdentity::imported).isPresent()
                    || log.notices().stream().anyMatch(notice -> notice instanceof LogNotice.Damaged
                            || notice instanceof LogNotice.DamageAccepted);
            UnitResult result = judges.told(scoring.score(
                    plan, log, request.stages().score(), neverAskedFails || lost));
            for (UnitResult.ByScorer scorer : result.scorers()) {
                String outcome = scorer.unavailable().isEmpty()
                        ? scorer.tally().counts().pairs() : scorer.unavailable();
                journal.note("scored unit=%s scorer=%s %s".formatted(plan.name(), scorer.name(), outcome));
            }
            return new UnitEnd.Scored(plan, result);
        }
    }

    /// The unit's log for reading; answers of another tool are first taken over. What is wrong with it was
    /// told, and refused, when it was opened for asking; where nothing is asked that is done here.
    private UnitLog log(UnitPlan plan) {
        if (!request.stages().generate()) {
            takeOver(plan);
        }
        UnitLog log = UnitLog.read(folder, plan.model().abbr(), plan.task().spec().abbr());
        try {
            if (!request.stages().generate()) {
                if (!request.conduct().reuseAnyway()) {
                    log.requireUndamaged();
                }
                tell(plan, log.notices());
            }
            if (log.done() + log.failed() == 0) {
                throw nothingToScore(plan);
            }
            return log;
        } catch (TouchstoneException refused) {
            log.close();
            throw refused;
        }
    }

    private static List<String> named(List<String> units) {
        if (units.size() <= MOST_NAMED) {
            return units;
        }
        List<String> first = new ArrayList<>(units.subList(0, MOST_NAMED));
        first.add("… (%d in all)".formatted(units.size()));
        return first;
    }

    private TouchstoneException nothingToScore(UnitPlan plan) {
        List<String> units = folder.units();
        String held = units.isEmpty() ? "it holds none at all;"
                : "it holds those of " + String.join(", ", named(units))
                        + Suggestions.sentence(plan.name(), units) + "; name one of these,";
        return new TouchstoneException(ErrorCode.SCORE_NOTHING,
                ("%s: there are no answers of %s to score, %s run it first with --mode infer (or all), or "
                        + "name another run with --reuse").formatted(folder.root(), plan.name(), held));
    }

    private void record(UnitPlan plan, RunEvent event) {
        RunState now = states.getOrDefault(plan.name(), new RunState.Queued());
        if (now.legal(event)) {
            states.put(plan.name(), now.next(event));
            events.append(plan.name(), event);
        } else {
            events.note(plan.name(), "rejected", Fields.EMPTY
                    .with("state", Value.of(now.toString()))
                    .with("event", Value.of(event.toString())));
        }
    }

    @Override
    public void close() {
        threads.close();
        events.close();
    }

    private static void close(Lane lane) {
        lane.log().close();
        lane.journal().close();
    }

    private static String jobName(List<UnitPlan> job) {
        UnitPlan first = job.getFirst();
        return job.size() == 1
                ? first.name()
                : first.model().abbr() + "/" + first.task().spec().group().orElse(first.task().spec().abbr());
    }
}
