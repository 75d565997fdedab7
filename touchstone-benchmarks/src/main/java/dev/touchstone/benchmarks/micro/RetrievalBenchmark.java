package dev.touchstone.benchmarks.micro;

import dev.touchstone.metrics.retrieval.QueryRanker;
import dev.touchstone.metrics.retrieval.RetrievalAccumulator;
import dev.touchstone.metrics.retrieval.RetrievalMeasure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/// 17 retrieval measures of 10,000 queries with 100 documents each, 20 of them judged.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RetrievalBenchmark {

    private static final int QUERIES = 10_000;
    private static final int DOCUMENTS = 100;
    private static final List<RetrievalMeasure> MEASURES = Stream.of("P_1", "P_3", "P_5", "P_10", "recall_3",
            "recall_10", "recall_100", "map", "map_cut_10", "recip_rank", "ndcg", "ndcg_cut_1", "ndcg_cut_3",
            "ndcg_cut_10", "success_1", "Rprec", "bpref").map(RetrievalMeasure::named).toList();

    private byte[][] names;
    private int[] documents;
    private double[] scores;

    /// Makes lists that are not in order.
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(1);
        names = new byte[200_000][];
        for (int i = 0; i < names.length; i++) {
            names[i] = ("d" + i).getBytes(StandardCharsets.UTF_8);
        }
        documents = new int[QUERIES * DOCUMENTS];
        scores = random.doubles(QUERIES * DOCUMENTS, 0, 30).toArray();
        for (int i = 0; i < documents.length; i++) {
            // steps that never meet within one list
            documents[i] = (i % DOCUMENTS * 1999 + i / DOCUMENTS * 17) % names.length;
        }
    }

    /// Ranks and measures every query.
    @Benchmark
    public double[] rankAndMeasure() {
        RetrievalAccumulator accumulator = new RetrievalAccumulator(MEASURES);
        QueryRanker ranker = new QueryRanker();
        for (int query = 0; query < QUERIES; query++) {
            ranker.clear();
            for (int i = query * DOCUMENTS; i < (query + 1) * DOCUMENTS; i++) {
                byte[] name = names[documents[i]];
                if (i % 5 == 0) {
                    ranker.judge(name, 0, name.length, documents[i] % 3);
                }
                ranker.retrieve(name, 0, name.length, scores[i]);
            }
            accumulator.add(ranker.rank());
        }
        return accumulator.overall().orElseThrow();
    }
}
