package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.Generator;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.Faults;
import dev.touchstone.models.testing.ScriptedReply;
import dev.touchstone.models.testing.Specs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsIT {

    private static final int SAMPLES = 5_000;
    private static final Faults BAD_DAY = new Faults(0.05, 1, 0.02, 0.01, 0.005, 0.002, 0, 20261122);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onABadDayNothingIsLostAndNothingComesTwice(boolean stream) throws Exception {
        String answer = "one two three four five six";
        try (FaultServer server = new FaultServer(request -> new ScriptedReply.After(Duration.ofMillis(20),
                        BAD_DAY.draw(request.number(), answer).orElse(ScriptedReply.says(answer))));
                Generator generator = new ChatFactory().create(
                        Specs.model("openai_chat", server.url(), 64, "stream", stream, "timeout_s", 2))) {
            long begun = System.nanoTime();
            List<Outcome> outcomes = askAll(generator);
            double seconds = (System.nanoTime() - begun) / 1e9;

            assertThat(outcomes).hasSize(SAMPLES).allSatisfy(outcome ->
                    assertThat(outcome).isInstanceOfSatisfying(Outcome.Generated.class,
                            generated -> assertThat(generated.text()).isEqualTo(answer)));
            assertThat(server.counts().answersByPrompt()).hasSize(SAMPLES);
            assertThat(server.counts().answersByPrompt().values()).allSatisfy(count ->
                    assertThat(count.get()).isEqualTo(1));
            long requests = server.counts().total();
            assertThat(outcomes.stream().mapToInt(Outcome::tries).sum()).isEqualTo((int) requests);
            // the server learns a little late that a client has given a request up
            assertThat(server.counts().mostInFlight()).isLessThanOrEqualTo(64 + 4);
            System.out.printf("stream=%s %.2f s, %s%n", stream, seconds, server.counts().toJson());
        }
    }

    private static List<Outcome> askAll(Generator generator) throws Exception {
        List<Future<Outcome>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < SAMPLES; at++) {
                int sample = at;
                futures.add(threads.submit(() -> generator.generate(Specs.ask(sample, "question "
                        + sample))));
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> future : futures) {
            outcomes.add(future.get());
        }
        return outcomes;
    }
}
