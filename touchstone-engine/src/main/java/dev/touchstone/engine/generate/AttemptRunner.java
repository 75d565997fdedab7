package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.store.log.AttemptState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Runs the missing attempts of one or more units against their model and writes each outcome to its log.
///
/// Attempts run on virtual threads; the back end limits what is in flight, the runner only how far it reads
/// ahead (some hundreds beyond that limit, since attempts that wait before a further try hold a place), so
/// memory does not grow with the data. While as many answers as may be in flight wait for the log, nothing
/// more is sent: a log that stalls must not leave many paid answers in memory alone. Until the first answer
/// it does not read ahead at all: a wrong key or a refused prompt costs no more requests than may be in
/// flight. A unit that begins when an earlier one found that no server can be reached asks one thing after
/// the other, with few tries, until there is a word of the server. Outcomes are logged in the order they
/// finish. A failed attempt is an outcome and does not stop the unit; a log that cannot be written does.
public final class AttemptRunner {

    private final Generator generator;
    private final Asker asker;
    private final Asker doubtful;
    private final Reachability reachability = new Reachability();
    private final WarmUp warmUp;
    private final StopSignal stop;
    private final InstantSource clock;
    private final int concurrency;
    private final int window;
    private final Backlog backlog;

    /// @param generator the model, safe for many threads
    /// @param warmUps requests to send before the first real one
    /// @param concurrency how many requests the back end keeps in flight
    /// @param stop the user's wish to stop
    public AttemptRunner(Generator generator, int warmUps, int concurrency, StopSignal stop,
            InstantSource clock) {
        this.generator = generator;
        this.asker = new Asker(generator);
        this.doubtful = new Asker(generator.withFewTries());
        this.warmUp = new WarmUp(asker, warmUps);
        this.stop = stop;
        this.clock = clock;
        this.concurrency = concurrency;
        this.window = Math.max(4 * concurrency, concurrency + 512);
        this.backlog = new Backlog(concurrency);
        generator.sendThrough(backlog);
        stop.onDrain(generator::drain);
    }

    /// Why a lane ended before its questions did.
    ///
    /// @param lane which one
    /// @param failure what every further request would meet
    public record GivenUp(Lane lane, Failure failure) {}

    /// Runs the lanes one after the other without a gap between them.
    ///
    /// @return the lane that was given up, when one was; the lanes after it were not begun
    /// @throws InterruptedException when the user stopped at once
    /// @throws TouchstoneException when data cannot be read or a log cannot be written; what is in flight is
    ///         logged first as far as that is possible
    public Optional<GivenUp> run(List<Lane> lanes) throws InterruptedException {
        Walk walk;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            walk = new Walk(threads, new Semaphore(concurrency), new AtomicBoolean(), window - concurrency,
                    new AtomicReference<>(), new AtomicReference<>());
            stop.onNow(threads::shutdownNow);
            for (Lane lane : lanes) {
                feed(lane, new RejectionGuard(reachability.finding()), walk);
                if (walk.over() || stop.asked()) {
                    break;
                }
            }
            walk.readAhead();
            walk.ahead().acquire(window); // every attempt has given its permit back: nothing is in flight
        }
        if (walk.broken().get() != null) {
            throw walk.broken().get();
        }
        return Optional.ofNullable(walk.givenUp().get());
    }

    /// What the attempts of one call of `run` share.
    ///
    /// @param threads one for each attempt
    /// @param ahead places for attempts that are begun and not ended
    /// @param wide whether `further` places were added
    private record Walk(ExecutorService threads, Semaphore ahead, AtomicBoolean wide, int further,
            AtomicReference<TouchstoneException> broken, AtomicReference<GivenUp> givenUp) {

        /// Opens the further places, once.
        void readAhead() {
            if (!wide.get() && wide.compareAndSet(false, true)) {
                ahead.release(further);
            }
        }

        /// Ends the walk; where the log failed, at once: no further answer could be kept, so none is asked
        /// for or waited for.
        void broke(TouchstoneException failed) {
            broken.compareAndSet(null, failed);
            if (failed.code() == ErrorCode.LOG_WRITE_FAILED) {
                threads.shutdownNow();
            }
        }

        boolean over() {
            return broken.get() != null || givenUp.get() != null;
        }

        void note(Lane lane, RejectionGuard guard) {
            guard.verdict().ifPresent(failure -> givenUp.compareAndSet(null, new GivenUp(lane, failure)));
        }
    }

    private void feed(Lane lane, RejectionGuard guard, Walk walk) throws InterruptedException {
        lane.progress()
                .begin((long) lane.plan().task().count(lane.plan().selection()) * lane.plan().repeats());
        Optional<Scorer> scorer = runningScorer(lane);
        try (Questions questions = lane.plan().task().open(lane.plan().selection())) {
            while (questions.hasNext()) {
                Question question = questions.next();
                for (int repeat = 0; repeat < lane.plan().repeats(); repeat++) {
                    AttemptKey key = new AttemptKey(question.index(), repeat);
                    if (lane.log().state(key) == AttemptState.DONE) {
                        if (repeat == 0 && !lane.log().hasQuestion(question.index())) {
                            append(lane, question, walk); // its record was damaged
                        }
                        lane.progress().alreadyAnswered();
                        continue;
                    }
                    warmUp(lane, question, walk.threads()).ifPresent(failure -> {
                        reachability.found(failure);
                        walk.givenUp().compareAndSet(null, new GivenUp(lane, failure));
                    });
                    walk.ahead().acquire();
                    if (stop.asked() || walk.over()) {
                        walk.ahead().release();
                        return;
                    }
                    if (!lane.log().hasQuestion(question.index()) && !append(lane, question, walk)) {
                        walk.ahead().release();
                        return;
                    }
                    boolean alone = guard.doubts();
                    CountDownLatch ended = start(walk,
                            () -> attempt(lane, guard, walk, scorer, question, key));
                    if (alone) {
                        ended.await(); // whether there is a next one depends on what comes of it
                    }
                }
            }
        }
    }

    /// The scorer of the screen: the first that costs little and can judge now.
    private static Optional<Scorer> runningScorer(Lane lane) {
        return lane.plan().task().scorers().stream()
                .filter(candidate -> candidate.unavailable().isEmpty() && !candidate.costly())
                .filter(candidate -> !(candidate instanceof JudgedScorer)) // its verdicts come later
                .findFirst();
    }

    /// @return false when the log cannot be written
    private static boolean append(Lane lane, Question question, Walk walk) {
        try {
            lane.log().append(question);
            return true;
        } catch (TouchstoneException failed) {
            walk.broke(failed);
            return false;
        }
    }

    /// Sends the warm-up on a thread of its own, so that a wish to stop at once interrupts it like an
    /// attempt.
    private Optional<Failure> warmUp(Lane lane, Question question, ExecutorService threads)
            throws InterruptedException {
        if (warmUp.done()) {
            return Optional.empty();
        }
        try {
            return threads.submit(() -> warmUp.send(lane, question)).get();
        } catch (RejectedExecutionException stoppedAtOnce) {
            return Optional.empty(); // the loop sees the wish to stop
        } catch (ExecutionException failed) {
            return switch (failed.getCause()) {
                case InterruptedException _ -> Optional.empty(); // as above
                case RuntimeException told -> throw told;
                case Throwable bug -> throw new IllegalStateException("a warm-up let an error through", bug);
            };
        }
    }

    /// What an attempt does on its thread.
    private interface Work {
        void run() throws InterruptedException;
    }

    /// @return open once the attempt has ended
    private static CountDownLatch start(Walk walk, Work work) {
        CountDownLatch ended = new CountDownLatch(1);
        try {
            walk.threads().execute(() -> {
                try {
                    work.run();
                } catch (TouchstoneException failed) {
                    walk.broke(failed);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException bug) {
                    walk.broken().compareAndSet(null, new TouchstoneException(ErrorCode.INTERNAL_BUG,
                            "an attempt let an exception through: " + bug, bug));
                } finally {
                    walk.ahead().release();
                    ended.countDown();
                }
            });
        } catch (RejectedExecutionException stoppedAtOnce) {
            walk.ahead().release(); // the loop sees the wish to stop at its next turn
            ended.countDown();
        }
        return ended;
    }

    private void attempt(Lane lane, RejectionGuard guard, Walk walk, Optional<Scorer> scorer,
            Question question, AttemptKey key) throws InterruptedException {
        if (stop.asked() || walk.over()) {
            return; // began after the wish to stop; still missing
        }
        Outcome outcome = (guard.doubts() ? doubtful : asker).ask(key, question.prompt(),
                lane.plan().settingsOf(question, key.repeat()));
        if (outcome instanceof Outcome.Failed(Failure failure, _)
                && failure.code() == ErrorCode.MODEL_CANCELLED) {
            return;
        }
        keep(lane, key, outcome, walk);
        lane.progress().ended(outcome);
        reachability.note(outcome);
        guard.note(outcome);
        walk.note(lane, guard);
        if (guard.verdict().filter(Failure::permanent).isPresent()) {
            generator.drain(); // whatever still waits for its turn would meet the same
        }
        switch (outcome) {
            case Outcome.Answered answered -> {
                walk.readAhead();
                scorer.ifPresent(judge -> lane.progress().scored(judge.score(Answer.of(answered),
                        new Reference(question.gold(), question.choices(), question.extra()))));
            }
            case Outcome.Failed(Failure failure, int tries) ->
                lane.journal().note(
                        "attempt_failed sample=%d repeat=%d tries=%d code=%s message=%s".formatted(
                                key.sample(), key.repeat(), tries, failure.code().id(), failure.message()));
        }
    }

    /// Logs an outcome; as long as that takes, it counts as one that would be lost.
    private void keep(Lane lane, AttemptKey key, Outcome outcome, Walk walk) {
        backlog.add();
        try {
            lane.log().append(key, outcome, clock.instant());
        } catch (TouchstoneException failed) {
            walk.broke(failed); // before the gate opens again
            throw failed;
        } finally {
            backlog.remove();
        }
    }
}
