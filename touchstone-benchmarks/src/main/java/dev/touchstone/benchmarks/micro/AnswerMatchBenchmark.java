package dev.touchstone.benchmarks.micro;

import dev.touchstone.benchmarks.data.SyntheticTexts;
import dev.touchstone.benchmarks.data.SyntheticTexts.Pair;
import dev.touchstone.metrics.text.answer.AnswerMatch;
import dev.touchstone.metrics.text.answer.AnswerRule;
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

/// Exact match and F1 of an answer of about 24 words.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(AnswerMatchBenchmark.PAIRS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnswerMatchBenchmark {

    static final int PAIRS = 2000;

    private final List<Pair> pairs = new SyntheticTexts().sentences(PAIRS);

    /// By the rule of SQuAD 1.1.
    @Benchmark
    public double squad() {
        AnswerMatch match = AnswerMatch.of(AnswerRule.SQUAD_1);
        double sum = 0;
        for (Pair pair : pairs) {
            sum += match.score(pair.hypothesis(), List.of(pair.reference())).f1();
        }
        return sum;
    }
}
