package dev.touchstone.benchmarks.micro;

import dev.touchstone.benchmarks.data.SyntheticData;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import java.io.IOException;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Reading and scoring one worked answer of about 350 characters.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScoringBenchmark {

    private final Answer answer = new Answer(SyntheticData.ANSWER, "", Finish.STOP);
    private final Reference reference = Reference.of("864");
    private Fixture fixture;
    private List<Scorer> scorers;

    /// Opens the task.
    @Setup
    public void open() throws IOException {
        fixture = Fixture.of(100);
        scorers = fixture.task().scorers();
    }

    /// Deletes the data.
    @TearDown
    public void close() throws IOException {
        fixture.close();
    }

    /// The ladder of extraction rules.
    @Benchmark
    public Score robust() {
        return scorers.get(0).score(answer, reference);
    }

    /// AISBench's rule.
    @Benchmark
    public Score compat() {
        return scorers.get(1).score(answer, reference);
    }
}
