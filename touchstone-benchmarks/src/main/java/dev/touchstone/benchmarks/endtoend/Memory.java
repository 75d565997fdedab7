package dev.touchstone.benchmarks.endtoend;

import dev.touchstone.benchmarks.server.AnswerServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whether memory grows with the data: what is resident and what lives, over a long run with a fixed heap.
final class Memory implements Figure {

    private static final String HEAP = "-Xms256m -Xmx256m -XX:+AlwaysPreTouch";
    private static final int CONCURRENCY = 256;
    private static final int FROM = 10_000;
    private static final int LIVE_LOOKS = 8;
    private static final int EVERY_SECONDS = 5;

    private final int samples;

    Memory(int samples) {
        this.samples = samples;
    }

    /// What was seen at one moment; the heap's live bytes only sometimes, because asking for them costs a
    /// collection.
    private record Seen(long requests, long residentKilobytes) {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void measure(Bench bench) throws IOException, InterruptedException {
        List<Seen> seen = new ArrayList<>();
        try (AnswerServer server = bench.server(0)) {
            Product.Started started = bench.product().with(HEAP)
                    .evaluate(bench.data(samples), server.url(), CONCURRENCY);
            long process = started.process().pid();
            long nextLive = FROM;
            while (!started.process().waitFor(EVERY_SECONDS, TimeUnit.SECONDS)) {
                long requests = server.counts().requests();
                if (requests < FROM) {
                    continue;
                }
                ProcessFigures.kilobytes(process, "VmRSS")
                        .ifPresent(resident -> seen.add(new Seen(requests, resident)));
                if (requests >= nextLive) {
                    bench.say("  after %,d requests: resident %,d kB, live after a collection %,d bytes",
                            requests, seen.getLast().residentKilobytes(), live(process));
                    nextLive += samples / LIVE_LOOKS;
                }
            }
            Product.Taken taken = started.end();
            bench.say("  %,d samples: %.1f CPU s, %.1f s wall, %.0f requests/s, others used %.1f cores",
                    samples, taken.cpuSeconds(), taken.wallSeconds(), server.counts().rate(),
                    taken.othersCores());
        }
        long least = seen.stream().mapToLong(Seen::residentKilobytes).min().orElseThrow();
        long most = seen.stream().mapToLong(Seen::residentKilobytes).max().orElseThrow();
        bench.say("memory: resident %,d to %,d kB from %,d samples on (%d looks), that is %.1f %%", least,
                most, FROM, seen.size(), 100.0 * (most - least) / least);
    }

    /// Bytes of all objects that live after a full collection.
    private static long live(long process) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(process), "GC.class_histogram").redirectErrorStream(true).start();
        String table = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return table.lines().filter(line -> line.startsWith("Total "))
                .mapToLong(line -> Long.parseLong(line.strip().split(" +")[2])).findFirst()
                .orElseThrow(() -> new IllegalStateException("jcmd gave no histogram: " + table));
    }
}
