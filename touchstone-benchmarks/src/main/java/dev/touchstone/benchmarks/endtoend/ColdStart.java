package dev.touchstone.benchmarks.endtoend;

import dev.touchstone.benchmarks.data.SyntheticData;
import dev.touchstone.benchmarks.server.AnswerServer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// What a single short command costs: all its CPU, and its CPU until the server saw the first request.
final class ColdStart implements Figure {

    private static final int SAMPLES = 2_000;
    private static final int CONCURRENCY = 64;
    private static final int DELAY_MILLIS = 20;

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public void measure(Bench bench) throws IOException, InterruptedException {
        double[] all = new double[bench.rounds()];
        double[] first = new double[bench.rounds()];
        double[] wall = new double[bench.rounds()];
        double[] others = new double[bench.rounds()];
        SyntheticData data = bench.data(SAMPLES);
        try (AnswerServer server = bench.server(DELAY_MILLIS)) {
            for (int round = 0; round < bench.rounds(); round++) {
                CompletableFuture<Long> process = new CompletableFuture<>();
                CompletableFuture<Double> atFirst = new CompletableFuture<>();
                CompletableFuture<Long> when = new CompletableFuture<>();
                server.counts().restart(() -> {
                    when.complete(System.nanoTime());
                    atFirst.complete(ProcessFigures.cpuSeconds(process.join()));
                });
                Product.Started started = bench.product().evaluate(data, server.url(), CONCURRENCY);
                process.complete(started.process().pid());
                Product.Taken taken = started.end();
                all[round] = taken.cpuSeconds();
                first[round] = atFirst.join();
                wall[round] = (when.join() - started.begun()) / 1e9;
                others[round] = taken.othersCores();
            }
        }
        bench.say("cold: %.2f CPU s for %d samples at c=%d (%s; others used %s cores)", Bench.median(all),
                SAMPLES, CONCURRENCY, Bench.listed(all, "%.2f"), Bench.listed(others, "%.1f"));
        bench.say("first request: %.2f CPU s after the start (%s), %.2f s wall (%s)", Bench.median(first),
                Bench.listed(first, "%.2f"), Bench.median(wall), Bench.listed(wall, "%.2f"));
    }
}
