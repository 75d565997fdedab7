package dev.touchstone.engine.testing;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A model that answers by a script and remembers what it was asked. Thread-safe when the script is.
public final class ScriptedGenerator implements Generator {

    private final String identity;
    private final Script script;
    private final ConcurrentLinkedQueue<GenerationRequest> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicBoolean drained = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /// What the model answers; may block until it is interrupted.
    public interface Script {
        /// @param call number of the request, from 1, in order of arrival
        Outcome answer(GenerationRequest request, int call) throws InterruptedException;
    }

    /// A model of that name.
    public ScriptedGenerator(String identity, Script script) {
        this.identity = identity;
        this.script = script;
    }

    /// A model named `scripted`.
    public ScriptedGenerator(Script script) {
        this("scripted", script);
    }

    /// A whole answer of two words' length.
    public static Outcome.Generated text(String text) {
        return answer(text, Finish.STOP);
    }

    /// An answer with its way of ending.
    public static Outcome.Generated answer(String text, Finish finish) {
        return new Outcome.Generated(text, "", finish, Optional.of(new Usage(7, 2)),
                new Timing(Duration.ofMillis(20), Optional.empty()), 1);
    }

    /// A request that failed for itself.
    public static Outcome.Failed failed(ErrorCode code) {
        return new Outcome.Failed(new Failure(code, "scripted " + code, OptionalInt.empty(), false), 1);
    }

    /// A failure that every further request would meet.
    public static Outcome.Failed permanent(ErrorCode code, String message) {
        return new Outcome.Failed(new Failure(code, message, OptionalInt.empty(), true), 1);
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        requests.add(request);
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            return script.answer(request, calls.incrementAndGet());
        } finally {
            inFlight.decrementAndGet();
        }
    }

    /// What was asked, in order of arrival.
    public List<GenerationRequest> requests() {
        return List.copyOf(requests);
    }

    /// Which attempts were asked, in order of arrival.
    public List<AttemptKey> keys() {
        return requests.stream().map(GenerationRequest::key).toList();
    }

    /// The most requests that were here at one moment.
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /// Whether it was closed.
    public boolean closed() {
        return closed.get();
    }

    /// Whether it was told to send nothing new.
    public boolean drained() {
        return drained.get();
    }

    @Override
    public void drain() {
        drained.set(true);
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Activity activity() {
        return new Activity(inFlight.get(), Integer.MAX_VALUE, 0);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
