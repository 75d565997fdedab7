package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.engine.generate.AnswerCache;
import dev.touchstone.engine.generate.CachingGenerator;
import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.engine.judge.BoundJudges;
import dev.touchstone.engine.plan.UnitPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Takes the units of a run through their stages, some at once (`--max-num-workers`).
///
/// A unit's failure leaves the others running. Ends come in the order of the request, not of the work.
final class UnitPool implements AutoCloseable {

    private final RunRequest request;
    private final StopSignal stop;
    private final UnitWork work;
    private final Map<String, ModelSession> models = new HashMap<>();
    private final Map<String, ModelSession> judges = new HashMap<>();
    private final Optional<AnswerCache> answers;
    private final RunListener listener;

    UnitPool(RunRequest request, Function<ModelSpec, Generator> connect, Surroundings session) {
        this.request = request;
        this.stop = session.stop();
        this.listener = session.listener();
        this.answers = request.conduct().answerCache().map(AnswerCache::new);
        Function<ModelSpec, Generator> cached = answers.<Function<ModelSpec, Generator>>map(cache ->
                model -> new CachingGenerator(connect.apply(model), cache)).orElse(connect);
        Function<ModelSpec, Generator> asked = answers.<Function<ModelSpec, Generator>>map(cache ->
                judge -> CachingGenerator.ofJudge(connect.apply(judge), cache, readable(judge),
                        request.judging().unreadAgain())).orElse(connect);
        for (ModelSpec judge : request.judging().judges().values().stream().flatMap(List::stream).toList()) {
            judges.computeIfAbsent(judge.abbr(), _ -> new ModelSession(
                    judge, asked, 0, stop, session.clock()));
        }
        this.work = new UnitWork(request, session, new JudgeWork(request.judging(), session, judges));
        for (UnitPlan plan : request.units()) {
            models.computeIfAbsent(plan.model().abbr(), _ -> new ModelSession(
                    plan.model(), cached, request.conduct().warmUps(), stop, session.clock()));
        }
    }

    /// Whether a reply of a judge has a verdict for one of the scorers that ask it.
    private Predicate<Outcome.Generated> readable(ModelSpec judge) {
        List<JudgedScorer> scorers = request.units().stream()
                .filter(unit -> request.judging().of(unit.task().spec().abbr()).stream()
                        .anyMatch(each -> each.abbr().equals(judge.abbr())))
                .flatMap(unit -> BoundJudges.judged(unit).stream()).distinct().toList();
        return reply -> scorers.stream().anyMatch(scorer -> scorer.readable(reply));
    }

    /// Runs all units.
    List<UnitEnd> run() {
        Map<UnitPlan, UnitEnd> ends = new ConcurrentHashMap<>();
        if (request.judging().withinRun()) { // the other side's answers must be there before a judge is asked
            round(job -> ask(job, ends));
            round(job -> finish(job, ends));
        } else {
            round(job -> {
                ask(job, ends);
                finish(job, ends);
            });
        }
        answers.filter(cache -> cache.given() > 0).ifPresent(cache ->
                listener.notice(new RunListener.Notice.FromCache(cache.folder(), cache.given())));
        return request.units().stream().map(ends::get).toList();
    }

    private void round(Consumer<List<UnitPlan>> work) {
        try (ExecutorService workers = Executors.newFixedThreadPool(
                request.conduct().workers(), Thread.ofPlatform().name("unit-", 1).factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (List<UnitPlan> job : jobs()) {
                running.add(workers.submit(() -> work.accept(job)));
            }
            for (Future<?> future : running) {
                await(future);
            }
        }
    }

    private void ask(List<UnitPlan> job, Map<UnitPlan, UnitEnd> ends) {
        guarded(job, ends, () -> {
            if (stop.asked()) {
                job.forEach(plan -> ends.put(plan, new UnitEnd.Stopped(plan)));
            } else {
                ends.putAll(work.ask(job, models.get(job.getFirst().model().abbr())));
            }
        });
    }

    private void finish(List<UnitPlan> job, Map<UnitPlan, UnitEnd> ends) {
        guarded(job, ends, () -> job.stream().filter(plan -> !ends.containsKey(plan))
                .forEach(plan -> ends.put(plan, work.finish(plan))));
    }

    private void guarded(List<UnitPlan> job, Map<UnitPlan, UnitEnd> ends, Runnable part) {
        try {
            part.run();
        } catch (TouchstoneException broken) {
            job.forEach(plan -> ends.putIfAbsent(plan, work.broken(plan, broken)));
        } catch (RuntimeException bug) {
            TouchstoneException told = new TouchstoneException(ErrorCode.INTERNAL_BUG,
                    "%s: %s; please report this with the logs of the run"
                            .formatted(job.getFirst().name(), bug), bug);
            job.forEach(plan -> ends.putIfAbsent(plan, work.broken(plan, told)));
        }
    }

    /// What is worked on as one: a unit, or with `--merge-ds` the sub-sets of a group on one model.
    private List<List<UnitPlan>> jobs() {
        Map<String, List<UnitPlan>> jobs = new LinkedHashMap<>();
        for (UnitPlan plan : request.units()) {
            String group = plan.task().spec().group().orElse("");
            String job = request.conduct().merge() && !group.isEmpty()
                    ? plan.model().abbr() + "\n" + group
                    : plan.name() + "\n\n";
            jobs.computeIfAbsent(job, _ -> new ArrayList<>()).add(plan);
        }
        return List.copyOf(jobs.values());
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED,
                    "interrupted while units were running");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a unit let an error through", broken.getCause());
        }
    }

    @Override
    public void close() {
        models.values().forEach(ModelSession::close);
        judges.values().forEach(ModelSession::close);
        work.close();
        request.units().stream().map(UnitPlan::task).distinct()
                .flatMap(task -> task.scorers().stream()).forEach(Scorer::close);
    }
}
