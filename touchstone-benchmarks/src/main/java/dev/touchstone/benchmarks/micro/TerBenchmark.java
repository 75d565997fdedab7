package dev.touchstone.benchmarks.micro;

import dev.touchstone.benchmarks.data.SyntheticTexts;
import dev.touchstone.benchmarks.data.SyntheticTexts.Pair;
import dev.touchstone.metrics.text.ter.Ter;
import dev.touchstone.metrics.text.ter.TerCorpus;
import dev.touchstone.metrics.text.ter.TerSettings;
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

/// TER of a pair of sentences of about 24 words, in a corpus.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(TerBenchmark.PAIRS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TerBenchmark {

    static final int PAIRS = 1000;

    private final List<Pair> pairs = new SyntheticTexts().sentences(PAIRS);

    /// With shifts, words as they stand.
    @Benchmark
    public double corpus() {
        TerCorpus corpus = Ter.of(TerSettings.plain()).corpus();
        for (Pair pair : pairs) {
            corpus.add(pair.hypothesis(), List.of(pair.reference()));
        }
        return corpus.score();
    }
}
