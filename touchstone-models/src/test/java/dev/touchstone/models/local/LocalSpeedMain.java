package dev.touchstone.models.local;

import com.sun.management.OperatingSystemMXBean;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// What it costs to ask a model in another process, beside the model: both processes' CPU for each question
/// to the worker's echo.
///
/// Arguments: batch size, questions a round, rounds. Prints a line a round; the first rounds warm up.
public final class LocalSpeedMain {

    private LocalSpeedMain() {}

    /// Runs the rounds.
    public static void main(String[] arguments) throws IOException {
        int batchSize = Integer.parseInt(arguments[0]);
        int questions = Integer.parseInt(arguments[1]);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Generator generator = LocalSpecs.open(Engine.ECHO, batchSize)) {
            round(generator, batchSize, batchSize);
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                long begun = System.nanoTime();
                long own = process.getProcessCpuTime();
                Duration worker = workerTime();
                int answered = round(generator, batchSize, questions);
                System.out.printf(Locale.ROOT,
                        "batch=%d: %.0f questions/s, CPU each: %.1f us here, %.1f us in the worker, "
                                + "%d answered%n",
                        batchSize, questions / ((System.nanoTime() - begun) / 1e9),
                        (process.getProcessCpuTime() - own) / 1e3 / questions,
                        workerTime().minus(worker).toNanos() / 1e3 / questions, answered);
            }
        }
    }

    private static Duration workerTime() {
        return ProcessHandle.current().children()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static int round(Generator generator, int batchSize, int questions) {
        String prompt = "word ".repeat(380);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < batchSize + 512; caller++) {
                threads.submit(() -> {
                    for (int at = next.getAndIncrement(); at < questions; at = next.getAndIncrement()) {
                        GenerationRequest request = LocalSpecs.ask(at, prompt + at, 64, Map.of());
                        if (generator.generate(request) instanceof Outcome.Generated) {
                            answered.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
        }
        return answered.get();
    }
}
