package dev.touchstone.benchmarks.endtoend;

import dev.touchstone.benchmarks.server.AnswerServer;
import java.io.IOException;

/// CPU a sample beyond the start: render, send, receive, extract, score, log.
///
/// The difference of a long and a short run of the same command, divided by the difference of their samples.
final class WarmCpu implements Figure {

    private static final int LONG = 42_000;
    private static final int SHORT = 2_000;
    private static final int DELAY_MILLIS = 20;

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public void measure(Bench bench) throws IOException, InterruptedException {
        for (int concurrency : new int[] {64, 256}) {
            double[] each = new double[bench.rounds()];
            double[] others = new double[bench.rounds()];
            try (AnswerServer server = bench.server(DELAY_MILLIS)) {
                for (int round = 0; round < bench.rounds(); round++) {
                    Product.Taken brief = bench.product()
                            .evaluate(bench.data(SHORT), server.url(), concurrency).end();
                    Product.Taken whole = bench.product()
                            .evaluate(bench.data(LONG), server.url(), concurrency).end();
                    each[round] = (whole.cpuSeconds() - brief.cpuSeconds()) / (LONG - SHORT) * 1e3;
                    others[round] = whole.othersCores();
                    bench.say("  c=%d: %d samples %.2f CPU s, %d samples %.2f CPU s in %.1f s, peak %d MB",
                            concurrency, SHORT, brief.cpuSeconds(), LONG, whole.cpuSeconds(),
                            whole.wallSeconds(), whole.peakKilobytes() / 1_024);
                }
            }
            bench.say("cpu c=%d: %.3f ms a sample (%s; others used %s cores)", concurrency,
                    Bench.median(each), Bench.listed(each, "%.3f"), Bench.listed(others, "%.1f"));
        }
    }
}
