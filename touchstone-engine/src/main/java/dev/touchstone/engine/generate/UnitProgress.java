package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/// Counters of one unit while it runs; written by attempts, read by the screen. Thread-safe.
public final class UnitProgress {

    private final String name;
    private final AtomicLong total = new AtomicLong();
    private final AtomicLong startedNanos = new AtomicLong();
    private final LongAdder kept = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder right = new LongAdder();
    private final DoubleAdder points = new DoubleAdder();
    private final LongAdder scored = new LongAdder();
    private final LongAdder unparsed = new LongAdder();
    private final LongAdder tokens = new LongAdder();

    /// Progress of the unit of that name.
    public UnitProgress(String name) {
        this.name = name;
    }

    /// What the screen shows of a unit.
    ///
    /// @param total attempts in all
    /// @param kept attempts that an earlier session answered
    /// @param answered attempts answered in this session
    /// @param failed attempts without an answer in this session
    /// @param right of the `scored` answers
    /// @param points the sum of their scores; more than `right` where some are right in part
    /// @param unparsed of the `scored` answers: unparsed, truncated or refused
    /// @param tokens completion tokens of this session
    /// @param elapsedNanos since the first request
    public record Snapshot(String name, long total, long kept, long answered, long failed, long right,
            double points, long scored, long unparsed, long tokens, long elapsedNanos) {

        /// Attempts that need nothing more.
        public long done() {
            return kept + answered + failed;
        }

        /// Attempts of this session per second.
        public double rate() {
            return elapsedNanos == 0 ? 0 : (answered + failed) * 1e9 / elapsedNanos;
        }
    }

    /// The unit's name.
    public String name() {
        return name;
    }

    /// Begins with so many attempts more.
    public void begin(long attempts) {
        total.addAndGet(attempts);
        startedNanos.compareAndSet(0, System.nanoTime());
    }

    /// One attempt needs nothing more, such as an answer that was scored.
    public void finishedOne() {
        answered.increment();
    }

    void alreadyAnswered() {
        kept.increment();
    }

    void ended(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered ended -> {
                answered.increment();
                tokens.add(ended.usage().map(Usage::completionTokens).orElse(0));
            }
            case Outcome.Failed _ -> failed.increment();
        }
    }

    void scored(Score score) {
        if (score.reading() == Reading.UNJUDGED) { // there is no score
            return;
        }
        scored.increment();
        points.add(score.value());
        if (score.right()) {
            right.increment();
        }
        if (score.reading() != Reading.PARSED) {
            unparsed.increment();
        }
    }

    /// The counters at this moment.
    public Snapshot snapshot() {
        long started = startedNanos.get();
        return new Snapshot(name, total.get(), kept.sum(), answered.sum(), failed.sum(), right.sum(),
                points.sum(), scored.sum(), unparsed.sum(), tokens.sum(),
                started == 0 ? 0 : System.nanoTime() - started);
    }
}
