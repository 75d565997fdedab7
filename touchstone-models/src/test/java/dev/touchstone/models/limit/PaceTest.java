package dev.touchstone.models.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Gate;
import dev.touchstone.core.model.Turn;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaceTest {

    private final Pace pace = new Pace(new AdaptiveLimit(2),
            new RequestRate(OptionalDouble.empty(), System::nanoTime, _ -> {}),
            new Budget(OptionalLong.empty(), Optional.empty()),
            new Backoff(InstantSource.system(), new Random(1)), _ -> {});

    /// A gate that is closed until it is opened, and tells when somebody stands before it.
    private static final class Closed implements Gate {
        private final CountDownLatch met = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        @Override
        public boolean open() {
            return opened.getCount() == 0;
        }

        @Override
        public void await() throws InterruptedException {
            met.countDown();
            opened.await();
        }
    }

    @Test
    void aRequestWaitsBeforeAClosedGateAndIsSentWhenItOpens() throws Exception {
        Closed gate = new Closed();
        pace.sendThrough(gate);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Failure>> entered = threads.submit(() -> pace.enter(Turn.FIRST));
            gate.met.await();
            assertThat(entered).isNotDone();

            gate.opened.countDown();

            assertThat(entered.get()).isEmpty();
        }
    }

    @Test
    void drainingEndsTheWaitBeforeAGate() throws Exception {
        Closed gate = new Closed();
        pace.sendThrough(gate);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Failure>> entered = threads.submit(() -> pace.enter(Turn.FIRST));
            gate.met.await();

            pace.drain();

            assertThat(entered.get()).map(Failure::code).contains(ErrorCode.MODEL_CANCELLED);
        }
        assertThat(pace.activity().inFlight()).isZero();
    }

    @Test
    void anInterruptBeforeAGateGivesThePermitBack() {
        Closed gate = new Closed();
        pace.sendThrough(gate);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Thread waiting = Thread.currentThread();
            threads.submit(() -> {
                gate.met.await();
                waiting.interrupt();
                return null;
            });

            assertThatThrownBy(() -> pace.enter(Turn.FIRST)).isInstanceOf(InterruptedException.class);
        }
        assertThat(pace.activity().inFlight()).isZero();
    }
}
