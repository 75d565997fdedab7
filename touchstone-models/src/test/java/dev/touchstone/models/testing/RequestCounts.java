package dev.touchstone.models.testing;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/// What a server saw: requests by prompt, and how many were in flight.
///
/// The mean in flight is weighted by time: the sum of all requests' durations over the time from the first
/// request's arrival to the last answer's end.
public final class RequestCounts {

    private final boolean byPrompt;
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAccumulator most = new LongAccumulator(Math::max, 0);
    private final LongAccumulator first = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final LongAccumulator last = new LongAccumulator(Math::max, Long.MIN_VALUE);
    private final LongAdder busyNanos = new LongAdder();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private final LongAdder connections = new LongAdder();

    /// @param byPrompt false where a million prompts would fill the memory
    RequestCounts(boolean byPrompt) {
        this.byPrompt = byPrompt;
    }

    long nextNumber() {
        return numbers.getAndIncrement();
    }

    void connected() {
        connections.increment();
    }

    Running begin(ReceivedRequest request) {
        long now = System.nanoTime();
        total.incrementAndGet();
        first.accumulate(now);
        most.accumulate(inFlight.incrementAndGet());
        if (byPrompt) {
            requests.computeIfAbsent(request.prompt(), _ -> new AtomicInteger()).incrementAndGet();
        }
        return new Running(now, request);
    }

    /// One request on its way; ends once, used by one thread.
    final class Running {

        private final long begun;
        private final ReceivedRequest request;
        private boolean ended;

        Running(long begun, ReceivedRequest request) {
            this.begun = begun;
            this.request = request;
        }

        /// Counts the end just before the last byte leaves, so that the client's next request comes after it.
        void end(boolean answered) {
            if (ended) {
                return;
            }
            ended = true;
            long now = System.nanoTime();
            inFlight.decrementAndGet();
            last.accumulate(now);
            busyNanos.add(now - begun);
            if (answered && byPrompt) {
                answers.computeIfAbsent(request.prompt(), _ -> new AtomicInteger()).incrementAndGet();
            }
        }
    }

    /// All requests so far.
    public long total() {
        return total.get();
    }

    /// Connections accepted so far.
    public long connections() {
        return connections.sum();
    }

    /// Requests per prompt.
    public Map<String, AtomicInteger> requestsByPrompt() {
        return requests;
    }

    /// Whole answers per prompt.
    public Map<String, AtomicInteger> answersByPrompt() {
        return answers;
    }

    /// The most requests in flight at one moment.
    public long mostInFlight() {
        return most.get();
    }

    /// Requests in flight, weighted by time; 0 before the first answer.
    public double meanInFlight() {
        long span = last.get() - first.get();
        return total() == 0 || span <= 0 ? 0 : (double) busyNanos.sum() / span;
    }

    /// First arrival to last answer, in seconds.
    public double spanSeconds() {
        return total() == 0 ? 0 : Math.max(0, last.get() - first.get()) / 1e9;
    }

    /// The figures as one JSON object.
    public String toJson() {
        long repeated = requests.values().stream().filter(count -> count.get() > 1).count();
        return String.format(Locale.ROOT,
                "{\"requests\":%d,\"connections\":%d,\"prompts\":%d,\"prompts_asked_again\":%d,"
                        + "\"max_in_flight\":%d,\"mean_in_flight\":%.3f,"
                        + "\"span_s\":%.4f,\"requests_per_s\":%.1f}",
                total(), connections(), requests.size(), repeated, mostInFlight(), meanInFlight(),
                spanSeconds(), spanSeconds() == 0 ? 0 : total() / spanSeconds());
    }
}
