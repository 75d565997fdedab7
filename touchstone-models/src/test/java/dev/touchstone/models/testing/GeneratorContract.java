package dev.touchstone.models.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every back end keeps to; a new one brings a subclass.
public abstract class GeneratorContract {

    /// A generator that can answer samples 0 to 99.
    protected abstract Generator open() throws Exception;

    @Test
    void answersFromManyThreadsAndCountsDownToZero() throws Exception {
        try (Generator generator = open(); ExecutorService threads =
                Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (int at = 0; at < 100; at++) {
                int sample = at;
                futures.add(
                        threads.submit(() -> generator.generate(Specs.ask(sample, "question " + sample))));
            }
            for (Future<Outcome> future : futures) {
                assertThat(future.get()).isInstanceOf(Outcome.Generated.class);
                assertThat(future.get().tries()).isPositive();
            }
            assertThat(generator.activity().inFlight()).isZero();
            assertThat(generator.activity().limit()).isPositive();
        }
    }

    @Test
    void hasAnIdentityThatStaysTheSame() throws Exception {
        try (Generator first = open(); Generator second = open()) {
            assertThat(first.identity()).isNotBlank().isEqualTo(second.identity());
        }
    }

    @Test
    void anInterruptedThreadGetsNoAnswer() throws Exception {
        try (Generator generator = open()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> generator.generate(Specs.ask(0, "q")))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }
}
