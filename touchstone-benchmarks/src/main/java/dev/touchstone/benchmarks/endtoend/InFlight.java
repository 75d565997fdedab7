package dev.touchstone.benchmarks.endtoend;

import dev.touchstone.benchmarks.server.AnswerServer;
import java.io.IOException;

/// How many requests are on their way at a time, measured at the server, as a share of what was asked for.
final class InFlight implements Figure {

    /// @param samples enough for some seconds at full speed
    private record Case(int concurrency, int delayMillis, int samples) {}

    @Override
    public String name() {
        return "flight";
    }

    @Override
    public void measure(Bench bench) throws IOException, InterruptedException {
        for (Case one : new Case[] {new Case(64, 200, 4_000), new Case(256, 200, 12_000),
            new Case(1_024, 200, 42_000), new Case(64, 20, 42_000), new Case(256, 20, 42_000)}) {
            double[] share = new double[bench.rounds()];
            double[] others = new double[bench.rounds()];
            long most = 0;
            try (AnswerServer server = bench.server(one.delayMillis)) {
                for (int round = 0; round < bench.rounds(); round++) {
                    server.counts().restart();
                    Product.Taken taken = bench.product()
                            .evaluate(bench.data(one.samples), server.url(), one.concurrency).end();
                    share[round] = 100 * server.counts().meanInFlight() / one.concurrency;
                    others[round] = taken.othersCores();
                    most = Math.max(most, server.counts().mostInFlight());
                }
            }
            bench.say("flight c=%d at %d ms: %.1f %% of c on average (%s), at most %d; others used %s cores",
                    one.concurrency, one.delayMillis, Bench.median(share), Bench.listed(share, "%.1f"), most,
                    Bench.listed(others, "%.1f"));
        }
    }
}
