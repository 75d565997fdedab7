package dev.touchstone.benchmarks.micro;

import dev.touchstone.benchmarks.data.SyntheticTexts;
import dev.touchstone.benchmarks.data.SyntheticTexts.Pair;
import dev.touchstone.metrics.text.rouge.Rouge;
import dev.touchstone.metrics.text.rouge.RougeScore;
import dev.touchstone.metrics.text.rouge.RougeSettings;
import dev.touchstone.metrics.text.rouge.RougeTokenizer;
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

/// ROUGE-1, -2, -L and -Lsum together of a pair of summaries of four lines and about 64 words.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(RougeBenchmark.PAIRS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RougeBenchmark {

    static final int PAIRS = 500;

    private final List<Pair> pairs = new SyntheticTexts().summaries(PAIRS);

    /// Words as they stand.
    @Benchmark
    public double words() {
        return sum(RougeTokenizer.WORDS);
    }

    /// Words cut to their stems.
    @Benchmark
    public double stems() {
        return sum(RougeTokenizer.STEMS);
    }

    private double sum(RougeTokenizer tokenizer) {
        Rouge rouge = Rouge.of(RougeSettings.usual(tokenizer));
        double sum = 0;
        for (Pair pair : pairs) {
            for (RougeScore score : rouge.score(pair.reference(), pair.hypothesis()).values()) {
                sum += score.fmeasure();
            }
        }
        return sum;
    }
}
