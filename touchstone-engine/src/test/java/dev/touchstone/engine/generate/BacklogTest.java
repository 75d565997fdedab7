package dev.touchstone.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BacklogTest {

    private final Backlog backlog = new Backlog(2);

    @Test
    void isOpenUntilTheBoundIsReachedAndAgainBelowIt() throws Exception {
        backlog.add();
        assertThat(backlog.open()).isTrue();
        backlog.await();
        backlog.add();
        backlog.add();
        assertThat(backlog.open()).isFalse();

        backlog.remove();
        assertThat(backlog.open()).isFalse();
        backlog.remove();
        assertThat(backlog.open()).isTrue();
    }

    @Test
    void whoeverWaitsIsLetThroughHoweverTheCountsInterleave() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 64; thread++) {
                all.add(threads.submit(() -> {
                    for (int round = 0; round < 2_000; round++) {
                        backlog.add();
                        Thread.yield();
                        backlog.remove();
                        backlog.await();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get(50, TimeUnit.SECONDS);
            }
        }
        assertThat(backlog.open()).isTrue();
    }

    @Test
    void anInterruptEndsTheWait() {
        backlog.add();
        backlog.add();

        Thread.currentThread().interrupt();

        assertThatThrownBy(backlog::await).isInstanceOf(InterruptedException.class);
    }
}
