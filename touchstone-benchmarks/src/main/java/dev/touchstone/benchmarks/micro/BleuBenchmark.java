package dev.touchstone.benchmarks.micro;

import dev.touchstone.benchmarks.data.SyntheticTexts;
import dev.touchstone.benchmarks.data.SyntheticTexts.Pair;
import dev.touchstone.metrics.text.bleu.Bleu;
import dev.touchstone.metrics.text.bleu.BleuCorpus;
import dev.touchstone.metrics.text.bleu.BleuSettings;
import dev.touchstone.metrics.text.bleu.BleuTokenizer;
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

/// BLEU of a pair of sentences of about 24 words, in a corpus and alone.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(BleuBenchmark.PAIRS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BleuBenchmark {

    static final int PAIRS = 2000;

    private final List<Pair> pairs = new SyntheticTexts().sentences(PAIRS);

    /// A corpus, tokenizer `13a`.
    @Benchmark
    public double corpus() {
        return corpus(BleuTokenizer.MTEVAL);
    }

    /// A corpus, tokenizer `intl`.
    @Benchmark
    public double international() {
        return corpus(BleuTokenizer.INTERNATIONAL);
    }

    /// Sentences, tokenizer `13a`.
    @Benchmark
    public double sentences() {
        Bleu bleu = Bleu.of(BleuSettings.sentence());
        double sum = 0;
        for (Pair pair : pairs) {
            sum += bleu.sentence(pair.hypothesis(), List.of(pair.reference())).score();
        }
        return sum;
    }

    private double corpus(BleuTokenizer tokenizer) {
        BleuCorpus corpus = Bleu.of(BleuSettings.corpus().with(tokenizer)).corpus();
        for (Pair pair : pairs) {
            corpus.add(pair.hypothesis(), List.of(pair.reference()));
        }
        return corpus.score().score();
    }
}
