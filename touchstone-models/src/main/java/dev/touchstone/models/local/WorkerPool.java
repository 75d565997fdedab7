package dev.touchstone.models.local;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.FewerWorkers;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/// The workers of one model, started with the first question.
///
/// Thread-safe. Each lane has a platform thread, which lives as long as its worker: the system ends a worker
/// when the thread that started it ends.
final class WorkerPool implements AutoCloseable {

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

    private final WorkerLaunch launch;
    private final LocalSettings.Spread spread;
    private final Map<String, String> environment;
    private final CallQueue queue;
    private final int batchSize;
    private final Deaths deaths = new Deaths();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile Optional<FewerWorkers> fewer = Optional.empty();
    private final List<Thread> threads = new ArrayList<>();

    /// @param environment the process's variables
    /// @param batchSize calls in a batch at most
    WorkerPool(WorkerLaunch launch, LocalSettings.Spread spread, Map<String, String> environment,
            CallQueue queue,
            int batchSize) {
        this.launch = launch;
        this.spread = spread;
        this.environment = Map.copyOf(environment);
        this.queue = queue;
        this.batchSize = batchSize;
    }

    /// Starts the workers, once.
    void start() {
        if (started.compareAndSet(false, true)) {
            run("local-model", this::spread);
        }
    }

    /// Whether fewer workers than were asked for were started; empty while that is not known.
    Optional<FewerWorkers> fewerWorkers() {
        return fewer;
    }

    /// How often a worker ended.
    int deaths() {
        return deaths.all();
    }

    private void run(String name, Runnable work) {
        synchronized (threads) { // the lock protects the list, which close() reads
            threads.add(Thread.ofPlatform().daemon().name(name).start(work));
        }
    }

    private void spread() {
        try {
            int workers = spread.wanted() == 1 ? 1 : workers(Devices.of(facts(launch)));
            for (int lane = 1; lane < workers; lane++) {
                run("local-model-" + lane, lane(lane, workers));
            }
            lane(0, workers).run();
        } catch (TouchstoneException reason) {
            queue.fail(new Failure(reason.code(), reason.getMessage(), OptionalInt.empty(), true));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int workers(Devices devices) {
        int workers = devices.workers(spread);
        if (workers < spread.wanted()) {
            fewer = Optional.of(new FewerWorkers(spread.wanted(), workers, devices.kind(), devices.count()));
        }
        return workers;
    }

    private WorkerLane lane(int lane, int workers) {
        return new WorkerLane(launch, Devices.variables(lane, workers, spread.devices(), environment), queue,
                deaths,
                batchSize);
    }

    /// What a Python has: versions and devices, by a worker that ends at once.
    ///
    /// @throws TouchstoneException `MODEL_RUNTIME_MISSING` when it does not answer
    static Fields facts(WorkerLaunch launch) throws InterruptedException {
        try (WorkerProcess worker = WorkerProcess.start(launch, Map.of())) {
            worker.send(Fields.EMPTY.with("op", Value.of("probe")));
            Optional<WorkerEvent> event = worker.receive(launch.loadLimit());
            if (event.isPresent() && event.get() instanceof WorkerEvent.Probed(Fields facts)) {
                return facts;
            }
            throw silent(launch, worker.farewell());
        } catch (IOException gone) {
            throw silent(launch, gone.getMessage());
        }
    }

    private static TouchstoneException silent(WorkerLaunch launch, String reason) {
        return new TouchstoneException(ErrorCode.MODEL_RUNTIME_MISSING,
                "%s does not run the worker of local models: it %s".formatted(launch.python(), reason));
    }

    @Override
    public void close() {
        queue.close();
        List<Thread> running;
        synchronized (threads) {
            running = List.copyOf(threads);
        }
        running.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : running) {
            try {
                thread.join(LONGEST_FAREWELL);
            } catch (InterruptedException stopped) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
