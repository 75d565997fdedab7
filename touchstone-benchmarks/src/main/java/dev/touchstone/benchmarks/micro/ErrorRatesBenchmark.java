package dev.touchstone.benchmarks.micro;

import dev.touchstone.benchmarks.data.SyntheticTexts;
import dev.touchstone.benchmarks.data.SyntheticTexts.Pair;
import dev.touchstone.metrics.text.error.EditCounts;
import dev.touchstone.metrics.text.error.ErrorRates;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Error rates of a pair of sentences of about 24 words and 150 characters.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(ErrorRatesBenchmark.PAIRS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ErrorRatesBenchmark {

    static final int PAIRS = 2000;

    private final List<Pair> pairs = new SyntheticTexts().sentences(PAIRS);

    /// WER and its relatives.
    @Benchmark
    public double words() {
        return rate(ErrorRates.ofWords());
    }

    /// CER.
    @Benchmark
    public double characters() {
        return rate(ErrorRates.ofCharacters());
    }

    private double rate(ErrorRates rates) {
        EditCounts sum = EditCounts.NONE;
        for (Pair pair : pairs) {
            sum = sum.plus(rates.counts(pair.reference(), pair.hypothesis()));
        }
        return sum.errorRate();
    }
}
