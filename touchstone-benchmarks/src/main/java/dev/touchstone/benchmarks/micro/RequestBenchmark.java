package dev.touchstone.benchmarks.micro;

import dev.touchstone.benchmarks.data.SyntheticData;
import dev.touchstone.benchmarks.server.AnswerServer;
import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.openai.ChatFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
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

/// One request to a server on this machine and its answer, one after the other: round trip, not CPU.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequestBenchmark {

    private AnswerServer server;
    private Generator generator;
    private GenerationRequest request;

    /// Starts the server and connects.
    @Setup
    public void open() throws IOException {
        server = new AnswerServer(Duration.ZERO, SyntheticData.ANSWER);
        generator = new ChatFactory().create(new ModelSpec("benchmark", "benchmark", "openai_chat", "fake",
                new Fields(Map.of("url", Value.of(server.url()))), Fields.EMPTY, OptionalInt.empty(), 1,
                OptionalInt.empty()));
        try (Fixture fixture = Fixture.of(100); Questions questions = fixture.task().open(Selection.ALL)) {
            request = new GenerationRequest(new AttemptKey(0, 0),
                    (Prompt.Asked) questions.next().prompt(),
                    new GenerationSettings(512, Fields.EMPTY));
        }
    }

    /// Disconnects.
    @TearDown
    public void close() {
        generator.close();
        server.close();
    }

    /// A request and its answer.
    @Benchmark
    public Outcome ask() throws InterruptedException {
        return generator.generate(request);
    }
}
