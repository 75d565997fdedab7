package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.Generator;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ScriptedReply;
import dev.touchstone.models.testing.Specs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManyStreamsIT {

    private static final int STREAMS = 2_000;

    @Test
    void twoThousandStreamsRunAtOnce() throws Exception {
        String answer = "word ".repeat(30).strip();
        try (FaultServer server = new FaultServer(_ ->
                new ScriptedReply.Says(answer, Duration.ofMillis(100)));
                Generator generator = new ChatFactory().create(
                        Specs.model("openai_chat", server.url(), STREAMS, "stream", true, "timeout_s", 60))) {
            long begun = System.nanoTime();
            List<Future<Outcome>> futures = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int at = 0; at < STREAMS; at++) {
                    int sample = at;
                    futures.add(threads.submit(() -> generator.generate(Specs.ask(sample, "q " + sample))));
                }
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            for (Future<Outcome> future : futures) {
                assertThat(future.get()).isInstanceOfSatisfying(Outcome.Generated.class,
                        generated -> assertThat(generated.text()).isEqualTo(answer));
            }
            assertThat(server.counts().mostInFlight()).isGreaterThan(STREAMS * 9 / 10);
            assertThat(server.counts().total()).isEqualTo(STREAMS);
            System.out.printf("%d streams of 33 events: %.2f s (3.2 s is the schedule), %s%n", STREAMS,
                    seconds,
                    server.counts().toJson());
        }
    }
}
