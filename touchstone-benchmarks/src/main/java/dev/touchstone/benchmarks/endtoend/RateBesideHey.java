package dev.touchstone.benchmarks.endtoend;

import dev.touchstone.benchmarks.server.AnswerServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The rate of the command beside that of `hey`, which sends one fixed body and does nothing with the
/// answers.
///
/// Both are measured at the server, from first request to last answer, in turn; `hey` sends the first body
/// that the command sent. The ratio of each pair is what counts.
final class RateBesideHey implements Figure {

    private static final int SAMPLES = 40_000;
    private static final int DELAY_MILLIS = 20;

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public void measure(Bench bench) throws IOException, InterruptedException {
        for (int concurrency : new int[] {64, 256}) {
            double[] ratio = new double[bench.rounds()];
            try (AnswerServer server = bench.server(DELAY_MILLIS)) {
                for (int round = 0; round < bench.rounds(); round++) {
                    server.counts().restart();
                    Product.Taken ours = bench.product()
                            .evaluate(bench.data(SAMPLES), server.url(), concurrency).end();
                    double ourRate = server.counts().rate();
                    byte[] body = server.counts().firstBody();
                    server.counts().restart();
                    Product.Taken theirs = hey(bench, server.url(), body, concurrency);
                    double theirRate = server.counts().rate();
                    ratio[round] = 100 * ourRate / theirRate;
                    bench.say("  c=%d: touchstone %.0f/s, %.2f CPU s (others %.1f cores); hey %.0f/s, "
                            + "%.2f CPU s (others %.1f cores); body %d bytes", concurrency, ourRate,
                            ours.cpuSeconds(), ours.othersCores(), theirRate, theirs.cpuSeconds(),
                            theirs.othersCores(), body.length);
                }
            }
            bench.say("rate c=%d: %.1f %% of hey's (%s)", concurrency, Bench.median(ratio),
                    Bench.listed(ratio, "%.1f"));
        }
    }

    private static Product.Taken hey(Bench bench, String url, byte[] body, int concurrency)
            throws IOException, InterruptedException {
        Path file = bench.folder().resolve("body.json");
        Files.write(file, body);
        return new Product(Path.of("hey"), bench.product().folder(), "").start(
                "-n", String.valueOf(SAMPLES), "-c", String.valueOf(concurrency), "-m", "POST",
                "-T", "application/json", "-D", file.toString(), url + "/chat/completions").end();
    }
}
