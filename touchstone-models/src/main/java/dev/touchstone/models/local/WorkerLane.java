package dev.touchstone.models.local;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One worker after the other on one device: takes batches from the queue and gives each call its reply.
///
/// Runs on a thread of its own from the first question until the queue is closed. When the worker ends in the
/// middle of a batch, what it answered stays answered; each other call is sent again alone, and one that a
/// worker ends with twice fails by name.
final class WorkerLane implements Runnable {

    private static final int MOST_DEATHS_OF_A_CALL = 2;

    private final WorkerLaunch launch;
    private final Map<String, String> environment;
    private final CallQueue queue;
    private final Deaths deaths;
    private final int batchSize;
    private Optional<WorkerProcess> worker = Optional.empty();

    /// @param environment variables of the worker, such as the devices it sees
    /// @param batchSize calls in a batch at most
    WorkerLane(WorkerLaunch launch, Map<String, String> environment, CallQueue queue, Deaths deaths,
            int batchSize) {
        this.launch = launch;
        this.environment = Map.copyOf(environment);
        this.queue = queue;
        this.deaths = deaths;
        this.batchSize = batchSize;
    }

    /// The worker cannot be had: why, for every call.
    private static final class GivenUpException extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Failure failure;

        GivenUpException(Failure failure) {
            super(failure.message());
            this.failure = failure;
        }
    }

    @Override
    public void run() {
        try {
            serve(List.of()); // loads the model, beside the other lanes
            for (List<Call> batch = queue.take(batchSize); !batch.isEmpty(); batch = queue.take(batchSize)) {
                serve(batch);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            worker.ifPresent(WorkerProcess::close);
        }
    }

    private void serve(List<Call> batch) throws InterruptedException {
        try {
            WorkerProcess process = ready();
            if (!batch.isEmpty()) {
                work(process, batch);
            }
        } catch (GivenUpException reason) {
            queue.fail(reason.failure);
            batch.forEach(call -> call.complete(new Reply.Nothing(reason.failure)));
        } catch (TouchstoneException reason) {
            Failure failure = new Failure(reason.code(), reason.getMessage(), OptionalInt.empty(), true);
            queue.fail(failure);
            batch.forEach(call -> call.complete(new Reply.Nothing(failure)));
        } finally {
            batch.stream().filter(call -> !call.ended() && call.sendings() == 0).forEach(queue::putBack);
        }
    }

    /// A worker whose model is loaded.
    private WorkerProcess ready() throws InterruptedException, GivenUpException {
        while (worker.filter(WorkerProcess::alive).isEmpty()) {
            worker.ifPresent(WorkerProcess::close);
            WorkerProcess started = WorkerProcess.start(launch, environment);
            worker = Optional.of(started);
            String reason = load(started);
            if (!reason.isEmpty() && !deaths.another()) {
                throw new GivenUpException(
                        lost("the worker ended again and again while the model was loaded: it "
                        + reason));
            }
        }
        return worker.orElseThrow();
    }

    /// @return why the model is not loaded; empty when it is
    private String load(WorkerProcess started) throws InterruptedException, GivenUpException {
        try {
            started.send(launch.open());
        } catch (IOException gone) {
            return started.farewell();
        }
        Optional<WorkerEvent> event = started.receive(launch.loadLimit());
        return switch (event.orElse(new WorkerEvent.Done())) {
            case WorkerEvent.Ready _ -> "";
            case WorkerEvent.Refused(Failure failure) -> throw new GivenUpException(failure);
            case WorkerEvent.Ended _ -> started.farewell();
            case WorkerEvent.Done _, WorkerEvent.Answered _, WorkerEvent.Scored _, WorkerEvent.Missed _,
                    WorkerEvent.Probed _ ->
                throw new GivenUpException(
                        lost("the model was not loaded within %d s; the worker %s".formatted(
                        launch.loadLimit().toSeconds(), started.farewell())));
        };
    }

    private void work(WorkerProcess process, List<Call> batch) throws InterruptedException, GivenUpException {
        Map<Long, Call> open = new LinkedHashMap<>();
        List<Value> items = new ArrayList<>();
        for (Call call : batch) {
            if (!call.ended()) {
                open.put(call.id(), call);
                items.add(call.item());
                call.sent();
            }
        }
        if (open.isEmpty()) {
            return;
        }
        Call.Kind kind = batch.getFirst().kind();
        String reason = "";
        try {
            process.send(
                    Fields.EMPTY.with("op", Value.of(kind.operation())).with("arguments", kind.arguments())
                    .with("items", new Value.Items(items)));
            reason = listen(process, open);
        } catch (IOException gone) {
            reason = process.farewell();
        }
        if (!reason.isEmpty()) {
            died(reason, open.values());
        }
    }

    /// @return how the worker ended; empty when the batch is done
    private String listen(WorkerProcess process, Map<Long, Call> open) throws InterruptedException {
        Duration limit = launch.silenceLimit();
        while (true) {
            Optional<WorkerEvent> event = process.receive(limit);
            if (event.isEmpty()) {
                process.close();
                return "said nothing for %d s (timeout_s) and was ended".formatted(limit.toSeconds());
            }
            switch (event.get()) {
                case WorkerEvent.Answered(long id, var text, var finish, var usage) -> {
                    Optional.ofNullable(open.remove(id)).ifPresent(call ->
                            call.complete(new Reply.Answer(text, finish, usage, call.sinceSent())));
                    deaths.answered();
                }
                case WorkerEvent.Scored(long id, var values) -> {
                    Optional.ofNullable(open.remove(id))
                            .ifPresent(call -> call.complete(new Reply.Values(values)));
                    deaths.answered();
                }
                case WorkerEvent.Missed(long id, Failure failure) -> Optional.ofNullable(open.remove(id))
                        .ifPresent(call -> call.complete(new Reply.Nothing(failure)));
                case WorkerEvent.Done _ -> {
                    return open.isEmpty() ? "" : "left %d of its samples out".formatted(open.size());
                }
                case WorkerEvent.Ended _ -> {
                    return process.farewell();
                }
                case WorkerEvent.Refused(Failure failure) -> {
                    return "gave up: " + failure.message();
                }
                case WorkerEvent.Ready _, WorkerEvent.Probed _ -> {
                    return "spoke out of turn";
                }
            }
        }
    }

    private void died(String reason, Iterable<Call> left) throws GivenUpException {
        worker.ifPresent(WorkerProcess::close);
        worker = Optional.empty();
        List<Call> again = new ArrayList<>();
        for (Call call : left) {
            if (call.workerDied() < MOST_DEATHS_OF_A_CALL) {
                again.addFirst(call);
            } else {
                call.fail(ErrorCode.MODEL_WORKER_LOST,
                        "the worker ended twice with this sample; the second time it " + reason, false);
            }
        }
        if (!deaths.another()) {
            Failure failure = lost("workers ended %d times; the last one %s".formatted(deaths.all(), reason));
            again.forEach(call -> call.complete(new Reply.Nothing(failure)));
            throw new GivenUpException(failure);
        }
        again.forEach(queue::putBack); // reversed, so that they come in their order
    }

    private static Failure lost(String message) {
        return new Failure(ErrorCode.MODEL_WORKER_LOST, message, OptionalInt.empty(), true);
    }
}
