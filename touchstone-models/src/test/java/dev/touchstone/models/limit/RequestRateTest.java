package dev.touchstone.models.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestRateTest {

    private final AtomicLong now = new AtomicLong(5);
    private final Sleeper sleeper = pause -> now.addAndGet(pause.toNanos());

    private RequestRate rate(double perSecond) {
        return new RequestRate(OptionalDouble.of(perSecond), now::get, sleeper);
    }

    @Test
    void releasesOneRequestEachTick() throws InterruptedException {
        RequestRate rate = rate(4);
        for (int at = 0; at < 9; at++) {
            rate.await();
        }
        assertThat(now.get() - 5).isEqualTo(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void idleTimeMakesNoBurst() throws InterruptedException {
        RequestRate rate = rate(4);
        rate.await();
        now.addAndGet(Duration.ofSeconds(100).toNanos());
        long before = now.get();
        rate.await();
        rate.await();
        rate.await();
        assertThat(now.get() - before).isEqualTo(Duration.ofMillis(500).toNanos());
    }

    @Test
    void zeroIsUnlimited() throws InterruptedException {
        RequestRate rate = rate(0);
        for (int at = 0; at < 100; at++) {
            rate.await();
        }
        assertThat(now.get()).isEqualTo(5);
    }
}
