package dev.touchstone.benchmarks.endtoend;

import dev.touchstone.benchmarks.server.AnswerServer;
import java.util.concurrent.TimeUnit;

/// No figure: the server alone, for measuring other tools beside it by hand.
final class Serve implements Figure {

    private static final int EVERY_SECONDS = 2;

    private final int delayMillis;

    Serve(int delayMillis) {
        this.delayMillis = delayMillis;
    }

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public void measure(Bench bench) throws InterruptedException {
        try (AnswerServer server = bench.server(delayMillis)) {
            bench.say("%s answers after %d ms; end it with Ctrl-C", server.url(), delayMillis);
            long told = 0;
            while (true) {
                TimeUnit.SECONDS.sleep(EVERY_SECONDS);
                long requests = server.counts().requests();
                if (requests != told) {
                    told = requests;
                    bench.say("%d requests, %.1f a second, %.1f in flight on average, at most %d", requests,
                            server.counts().rate(), server.counts().meanInFlight(),
                            server.counts().mostInFlight());
                }
            }
        }
    }
}
