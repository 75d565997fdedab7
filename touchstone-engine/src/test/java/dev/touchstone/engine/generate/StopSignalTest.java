package dev.touchstone.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopSignalTest {

    private final StopSignal stop = new StopSignal();
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void firstWishDrainsAndTheSecondStopsAtOnce() {
        assertThat(stop.asked()).isFalse();

        stop.raise();
        assertThat(stop.level()).isEqualTo(StopSignal.Level.DRAIN);
        assertThat(stop.asked()).isTrue();

        stop.raise();
        assertThat(stop.level()).isEqualTo(StopSignal.Level.NOW);
        stop.raise();
        assertThat(stop.level()).isEqualTo(StopSignal.Level.NOW);
    }

    @Test
    void thoseWhoWantToKnowAreToldAtTheSecondWish() {
        stop.onNow(told::incrementAndGet);

        stop.raise();
        assertThat(told).hasValue(0);
        stop.raise();
        assertThat(told).hasValue(1);
    }

    @Test
    void thoseWhoDrainAreToldAtTheFirstWishOnceAndAlsoWhenTheyComeLater() {
        stop.onDrain(told::incrementAndGet);
        assertThat(told).hasValue(0);

        stop.raise();
        stop.raise();
        assertThat(told).hasValue(1);

        stop.onDrain(told::incrementAndGet);
        assertThat(told).hasValue(2);
    }

    @Test
    void whoeverComesAfterTheSecondWishIsToldImmediately() {
        stop.raise();
        stop.raise();

        stop.onNow(told::incrementAndGet);

        assertThat(told).hasValue(1);
    }

    @Test
    void actionsMayAskForTheLevelBecauseNoLockIsHeld() {
        stop.onNow(() -> told.set(stop.level().ordinal()));

        stop.raise();
        stop.raise();

        assertThat(told).hasValue(StopSignal.Level.NOW.ordinal());
    }
}
