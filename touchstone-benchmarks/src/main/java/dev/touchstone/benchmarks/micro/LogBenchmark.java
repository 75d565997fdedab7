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
import java.util.OptionalInt;
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

/// One sample's way into the log: its question of about 1,900 characters, then its answer, each flushed.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LogBenchmark {

    private final Outcome outcome = new Outcome.Generated(SyntheticData.ANSWER, "", Finish.STOP,
            Optional.of(new Usage(400, 90)), new Timing(Duration.ofMillis(20), Optional.empty()), 1);
    private Fixture fixture;
    private Question question;
    private UnitLog log;
    private int sample;

    /// Opens a log.
    @Setup
    public void open() throws IOException {
        fixture = Fixture.of(100);
        try (Questions questions = fixture.task().open(Selection.ALL)) {
            question = questions.next();
        }
        log = UnitLog.open(RunFolder.create(fixture.folder().resolve("runs"), LocalDateTime.now()),
                new UnitIdentity("fake", "gsm8k", new TreeMap<>()), Reuse.STRICT);
    }

    /// Deletes it.
    @TearDown
    public void close() throws IOException {
        log.close();
        fixture.close();
    }

    /// Both records of one sample.
    @Benchmark
    public void append() {
        log.append(new Question(sample, question.prompt(), question.gold(), question.choices(),
                OptionalInt.empty(), question.extra()));
        log.append(new AttemptKey(sample, 0), outcome, Instant.now());
        sample++;
    }
}
