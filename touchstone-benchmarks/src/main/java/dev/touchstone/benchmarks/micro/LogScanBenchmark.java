package dev.touchstone.benchmarks.micro;

import dev.touchstone.benchmarks.data.SyntheticData;
import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.Reuse;
import dev.touchstone.store.log.UnitIdentity;
import dev.touchstone.store.log.UnitLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.TreeMap;
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

/// A log of 10,000 samples is opened, each with a question of about 1,900 characters: what a resumed run
/// begins with.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LogScanBenchmark {

    private static final int SAMPLES = 10_000;

    private final Outcome outcome = new Outcome.Generated(SyntheticData.ANSWER, "", Finish.STOP,
            Optional.of(new Usage(400, 90)), new Timing(Duration.ofMillis(20), Optional.empty()), 1);
    private Fixture fixture;
    private RunFolder folder;

    /// Writes the log.
    @Setup
    public void write() throws IOException {
        fixture = Fixture.of(SAMPLES);
        folder = RunFolder.create(fixture.folder().resolve("runs"), LocalDateTime.now());
        try (Questions questions = fixture.task().open(Selection.ALL);
                UnitLog log = UnitLog.open(folder, new UnitIdentity("fake", "gsm8k", new TreeMap<>()),
                        Reuse.STRICT)) {
            while (questions.hasNext()) {
                Question question = questions.next();
                log.append(question);
                log.append(new AttemptKey(question.index(), 0), outcome, Instant.now());
            }
        }
    }

    /// Deletes it.
    @TearDown
    public void close() throws IOException {
        fixture.close();
    }

    /// Every line checked, every attempt found.
    @Benchmark
    public int open() {
        try (UnitLog log = UnitLog.read(folder, "fake", "gsm8k")) {
            return log.done();
        }
    }
}
