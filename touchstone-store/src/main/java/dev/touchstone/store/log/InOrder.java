package dev.touchstone.store.log;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.sample.Question;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntPredicate;

/// Walks a unit's attempts by rising sample, then repeat, reading one sample at a time.
final class InOrder implements Iterator<LoggedAttempt> {

    private final UnitLog log;
    private final IntPredicate samples;
    private final List<Integer> repeats;
    private final int end;
    private final Deque<AttemptKey> ready = new ArrayDeque<>();
    private final Deque<Question> asked = new ArrayDeque<>(1);
    private int sample;

    InOrder(UnitLog log, IntPredicate samples, List<Integer> repeats) {
        this.log = log;
        this.samples = samples;
        this.repeats = repeats;
        this.end = log.largestSample().isPresent() ? log.largestSample().getAsInt() + 1 : 0;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && sample < end) {
            if (samples.test(sample)) {
                for (int repeat : repeats) {
                    AttemptKey key = new AttemptKey(sample, repeat);
                    if (log.state(key) != AttemptState.MISSING) {
                        ready.add(key);
                    }
                }
            }
            sample++;
            asked.clear();
        }
        return !ready.isEmpty();
    }

    @Override
    public LoggedAttempt next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no attempt is left");
        }
        AttemptKey key = ready.remove();
        if (asked.isEmpty()) {
            asked.add(log.question(key.sample()));
        }
        return log.findLogged(key, asked.getFirst())
                .orElseThrow(() -> new IllegalStateException("an attempt left the log: " + key));
    }
}
