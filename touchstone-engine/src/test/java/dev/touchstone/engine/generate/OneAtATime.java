package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.engine.testing.ScriptedGenerator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// A model that sends one request at a time while the others wait for their turn, as back ends with a limit
/// do.
final class OneAtATime implements Generator {

    private final Semaphore turn = new Semaphore(1);
    private final AtomicInteger sent = new AtomicInteger();
    private final IntConsumer whenSent;
    private volatile boolean draining;

    /// @param whenSent told the number of each request that is sent, from 1
    OneAtATime(IntConsumer whenSent) {
        this.whenSent = whenSent;
    }

    /// How many requests were sent.
    int sent() {
        return sent.get();
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        turn.acquire();
        try {
            if (draining) {
                return ScriptedGenerator.failed(ErrorCode.MODEL_CANCELLED);
            }
            whenSent.accept(sent.incrementAndGet());
            return ScriptedGenerator.text("x");
        } finally {
            turn.release();
        }
    }

    @Override
    public void drain() {
        draining = true;
    }

    @Override
    public String identity() {
        return "one at a time";
    }

    @Override
    public Activity activity() {
        return new Activity(1 - turn.availablePermits(), 1, 0);
    }

    @Override
    public void close() {
        draining = true;
    }
}
