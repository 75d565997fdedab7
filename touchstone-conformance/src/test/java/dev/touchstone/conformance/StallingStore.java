package dev.touchstone.conformance;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.sample.Question;
import dev.touchstone.store.log.AttemptState;
import dev.touchstone.store.log.AttemptStore;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A log that works, then keeps nothing for a while, as a disk that stalls, and then keeps everything.
final class StallingStore implements AttemptStore {

    private static final int BEFORE = 20;

    private final CountDownLatch flood;
    private volatile boolean over;
    private final AtomicInteger kept = new AtomicInteger();
    private final Map<Integer, Boolean> questions = new ConcurrentHashMap<>();

    /// @param flood open when more came than may; the stall ends with it, or after two seconds
    StallingStore(CountDownLatch flood) {
        this.flood = flood;
    }

    /// Outcomes that were kept.
    int kept() {
        return kept.get();
    }

    @Override
    public AttemptState state(AttemptKey key) {
        return AttemptState.MISSING;
    }

    @Override
    public boolean hasQuestion(int sample) {
        return questions.containsKey(sample);
    }

    @Override
    public void append(Question question) {
        questions.put(question.index(), true);
    }

    @Override
    public void append(AttemptKey key, Outcome outcome, Instant at) {
        try {
            if (!over && kept.get() >= BEFORE) {
                flood.await(2, TimeUnit.SECONDS);
                over = true;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        kept.incrementAndGet();
    }

    @Override
    public void close() {
        flood.countDown();
    }
}
