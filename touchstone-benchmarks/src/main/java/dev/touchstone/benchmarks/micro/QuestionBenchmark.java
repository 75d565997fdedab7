package dev.touchstone.benchmarks.micro;

import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.read.ReadOptions;
import dev.touchstone.tasks.read.RowSources;
import dev.touchstone.tasks.template.Template;
import java.io.IOException;
import java.util.Map;
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

/// From rows to prompts: a template, a question read and rendered, and finding the rows of a file of 20,000.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class QuestionBenchmark {

    private static final int ROWS = 20_000;

    private final Template template = Template.compile("benchmark",
            "Question: {{question}}\nLet's think step by step\nAnswer:");
    private final Fields row = new Fields(Map.of("question",
            Value.of("How many lamps arrived on that day in all, counting both deliveries together?")));
    private Fixture fixture;
    private Questions questions;

    /// Writes the data.
    @Setup
    public void open() throws IOException {
        fixture = Fixture.of(ROWS);
        questions = fixture.task().open(Selection.ALL);
    }

    /// Deletes the data.
    @TearDown
    public void close() throws IOException {
        questions.close();
        fixture.close();
    }

    /// One template for one row.
    @Benchmark
    public String render() {
        return template.render(row);
    }

    /// The next question of a 4-shot task: row read, prompt and gold rendered.
    @Benchmark
    public Question next() {
        if (!questions.hasNext()) {
            questions.close();
            questions = fixture.task().open(Selection.ALL);
        }
        return questions.next();
    }

    /// Where the rows of a file lie.
    @Benchmark
    public int scan() {
        return RowSources.file(fixture.file(), ReadOptions.DEFAULT).count();
    }
}
