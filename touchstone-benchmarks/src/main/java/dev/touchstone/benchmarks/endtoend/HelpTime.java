package dev.touchstone.benchmarks.endtoend;

import java.io.IOException;

/// How long `touchstone --help` takes.
final class HelpTime implements Figure {

    private static final int TIMES = 20;

    @Override
    public String name() {
        return "help";
    }

    @Override
    public void measure(Bench bench) throws IOException, InterruptedException {
        double[] wall = new double[TIMES];
        double[] cpu = new double[TIMES];
        for (int time = 0; time < TIMES; time++) {
            Product.Started started = bench.product().start("--help");
            started.process().waitFor();
            wall[time] = (System.nanoTime() - started.begun()) / 1e9;
            cpu[time] = started.end().cpuSeconds();
        }
        bench.say("help: %.3f s wall, %.3f CPU s, medians of %d (wall %s)", Bench.median(wall),
                Bench.median(cpu), TIMES, Bench.listed(wall, "%.2f"));
    }
}
