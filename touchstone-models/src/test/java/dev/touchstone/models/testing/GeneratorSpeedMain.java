package dev.touchstone.models.testing;

import com.sun.management.OperatingSystemMXBean;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.Generator;
import dev.touchstone.models.openai.ChatFactory;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Measures the CPU that one request costs on this side: write, send, receive, read, limits.
///
/// Arguments: base URL of a [FaultServerMain], concurrency, requests a round, `true` to stream, rounds.
/// Prints a line a round; the first rounds warm up.
public final class GeneratorSpeedMain {

    private GeneratorSpeedMain() {}

    /// Runs the rounds.
    public static void main(String[] arguments) {
        int concurrency = Integer.parseInt(arguments[1]);
        int requests = Integer.parseInt(arguments[2]);
        boolean stream = Boolean.parseBoolean(arguments[3]);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Generator generator = new ChatFactory()
                .create(Specs.model("openai_chat", arguments[0], concurrency, "stream", stream))) {
            for (int round = 0; round < Integer.parseInt(arguments[4]); round++) {
                long begun = System.nanoTime();
                long cpu = process.getProcessCpuTime();
                int answered = round(generator, concurrency, requests);
                System.out.printf(Locale.ROOT,
                        "c=%d stream=%s: %.0f requests/s, %.1f us CPU each, %d answered%n",
                        concurrency, stream, requests / ((System.nanoTime() - begun) / 1e9),
                        (process.getProcessCpuTime() - cpu) / 1e3 / requests, answered);
            }
        }
    }

    private static int round(Generator generator, int concurrency, int requests) {
        String prompt = "word ".repeat(120);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < concurrency; worker++) {
                threads.submit(() -> {
                    for (int at = next.getAndIncrement(); at < requests; at = next.getAndIncrement()) {
                        if (generator.generate(Specs.ask(at, prompt + at)) instanceof Outcome.Generated) {
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
