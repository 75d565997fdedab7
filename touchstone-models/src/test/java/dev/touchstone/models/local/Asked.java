package dev.touchstone.models.local;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks many questions at once.
final class Asked {

    private Asked() {}

    /// The outcomes in the order of the requests.
    static List<Outcome> all(Generator generator, List<GenerationRequest> requests) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (GenerationRequest request : requests) {
                futures.add(threads.submit(() -> generator.generate(request)));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }

    /// The answer.
    static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Generated generated -> generated.text();
            case Outcome.Failed(Failure failure, _) -> throw new AssertionError(failure.toString());
            case Outcome.Ranked ranked -> throw new AssertionError(ranked.toString());
        };
    }

    /// Why there is none.
    static Failure failure(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> throw new AssertionError("answered: " + answered);
            case Outcome.Failed(Failure failure, _) -> failure;
        };
    }
}
