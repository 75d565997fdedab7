package dev.touchstone.benchmarks.micro;

import dev.touchstone.metrics.compare.PairedPermutation;
import dev.touchstone.metrics.compare.TestResult;
import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Comparing two systems on 10,000 questions with 10,000 resamples.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PairedTestBenchmark {

    private static final int QUESTIONS = 10_000;
    private static final int RESAMPLES = 10_000;

    private final double[] firstScores = new double[QUESTIONS];
    private final double[] secondScores = new double[QUESTIONS];
    private final double[] firstRight = new double[QUESTIONS];
    private final double[] secondRight = new double[QUESTIONS];

    /// Makes scores.
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < QUESTIONS; i++) {
            firstScores[i] = random.nextDouble();
            secondScores[i] = random.nextDouble();
            firstRight[i] = firstScores[i] < 0.6 ? 1 : 0;
            secondRight[i] = secondScores[i] < 0.58 ? 1 : 0;
        }
    }

    /// The paired bootstrap of scores of any value, with its BCa interval.
    @Benchmark
    public ConfidenceInterval bootstrapOfScores() {
        return new Bootstrap(RESAMPLES, 1).pairedDifference(firstScores, secondScores).bcaInterval(0.95);
    }

    /// The paired bootstrap of right and wrong.
    @Benchmark
    public ConfidenceInterval bootstrapOfRightAndWrong() {
        return new Bootstrap(RESAMPLES, 1).pairedDifference(firstRight, secondRight).bcaInterval(0.95);
    }

    /// The paired permutation test.
    @Benchmark
    public TestResult permutation() {
        return new PairedPermutation(RESAMPLES, 1).test(firstScores, secondScores);
    }
}
