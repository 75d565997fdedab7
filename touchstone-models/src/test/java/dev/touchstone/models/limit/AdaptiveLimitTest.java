package dev.touchstone.models.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.model.Turn;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    private static void answer(AdaptiveLimit limit, int answers, double pushedShare, SplittableRandom random)
            throws InterruptedException {
        for (int at = 0; at < answers; at++) {
            limit.acquire(Turn.FIRST);
            limit.release(random.nextDouble() < pushedShare);
        }
    }

    @Test
    void fallsWhileTheServerPushesBackAndRisesAgain() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(64);
        answer(limit, 64, 1, new SplittableRandom(1));
        assertThat(limit.current()).isEqualTo(44);
        answer(limit, 5_000, 1, new SplittableRandom(1));
        assertThat(limit.current()).isEqualTo(1);
        answer(limit, 5_000, 0, new SplittableRandom(1));
        assertThat(limit.current()).isEqualTo(64);
    }

    @Test
    void scatteredPushBacksDoNotStarveAHealthyServer() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(64);
        SplittableRandom random = new SplittableRandom(7);
        double sum = 0;
        for (int at = 0; at < 500; at++) {
            answer(limit, 100, 0.055, random);
            sum += limit.current();
        }
        assertThat(sum / 500).as("mean limit, seed 7").isGreaterThan(60);
    }

    @Test
    void findsTheServersOwnLimit() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(256);
        SplittableRandom random = new SplittableRandom(3);
        double sum = 0;
        for (int at = 0; at < 2_000; at++) {
            double over = Math.max(0, limit.current() - 40.0) / limit.current();
            answer(limit, 32, over, random);
            sum += at >= 500 ? limit.current() : 0;
        }
        assertThat(sum / 1_500).as("mean limit at a server that takes 40").isBetween(30.0, 60.0);
    }

    @Test
    void neverMoreThanTheLimitAreOutWhileItChanges() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(32);
        AtomicInteger out = new AtomicInteger();
        LongAccumulator most = new LongAccumulator(Math::max, 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < 20_000; at++) {
                boolean pushed = at / 1_000 % 2 == 0;
                threads.submit(() -> {
                    limit.acquire(Turn.FIRST);
                    most.accumulate(out.incrementAndGet());
                    Thread.yield();
                    out.decrementAndGet();
                    limit.release(pushed);
                    return null;
                });
            }
        }
        assertThat(most.get()).isLessThanOrEqualTo(32);
        assertThat(limit.inFlight()).isZero();
    }

    @Test
    void begunRequestsGoFirstAndAnInterruptedOneLeavesNoHole() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(1);
        List<String> order = new CopyOnWriteArrayList<>();
        limit.acquire(Turn.FIRST);
        Thread stopped = waiter(limit, Turn.FIRST, "stopped", order);
        Thread fresh = waiter(limit, Turn.FIRST, "fresh", order);
        Thread again = waiter(limit, Turn.LATER, "again", order);
        stopped.interrupt();
        stopped.join();
        limit.release(false);
        fresh.join();
        again.join();
        assertThat(order).containsExactly("again", "fresh");
        assertThat(limit.inFlight()).isZero();
    }

    private static Thread waiter(AdaptiveLimit limit, Turn turn, String name, List<String> order)
            throws InterruptedException {
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                limit.acquire(turn);
                order.add(name);
                limit.release(false);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
