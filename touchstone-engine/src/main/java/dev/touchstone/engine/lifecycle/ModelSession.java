package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.engine.generate.AttemptRunner;
import dev.touchstone.engine.generate.StopSignal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// One model of a run: connected at its first use, shared by its units, given up for all of them at once.
///
/// Thread-safe; the lock protects the connection and the reason for giving up.
final class ModelSession implements AutoCloseable {

    private final ModelSpec model;
    private final Function<ModelSpec, Generator> connect;
    private final int warmUps;
    private final StopSignal stop;
    private final InstantSource clock;
    private Optional<Connected> connected = Optional.empty();
    private Optional<TouchstoneException> dead = Optional.empty();

    ModelSession(ModelSpec model, Function<ModelSpec, Generator> connect, int warmUps, StopSignal stop,
            InstantSource clock) {
        this.model = model;
        this.connect = connect;
        this.warmUps = warmUps;
        this.stop = stop;
        this.clock = clock;
    }

    /// A connected model and its runner.
    record Connected(Generator generator, AttemptRunner runner) {}

    /// The model, connected now if it was not before.
    ///
    /// @throws TouchstoneException when it cannot be reached or was given up; the same one for every unit
    synchronized Connected connected() {
        if (dead.isPresent()) {
            throw dead.get();
        }
        if (connected.isEmpty()) {
            try {
                Generator generator = connect.apply(model);
                connected = Optional.of(new Connected(generator,
                        new AttemptRunner(generator, warmUps, model.concurrency(), stop, clock)));
            } catch (TouchstoneException unreachable) {
                dead = Optional.of(unreachable);
                throw unreachable;
            }
        }
        return connected.get();
    }

    /// Gives the model up for the units still to come when every request would fail.
    synchronized void note(Failure failure) {
        if (failure.permanent() && dead.isEmpty()) {
            dead = Optional.of(failed(failure));
        }
    }

    /// A request's failure as that of a unit.
    static TouchstoneException failed(Failure failure) {
        return new TouchstoneException(failure.code(), failure.message());
    }

    @Override
    public synchronized void close() {
        connected.ifPresent(open -> open.generator().close());
    }
}
