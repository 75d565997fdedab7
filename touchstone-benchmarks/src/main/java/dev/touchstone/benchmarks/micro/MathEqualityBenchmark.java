package dev.touchstone.benchmarks.micro;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.math.MathConventions;
import dev.touchstone.math.MathEquality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.Warmup;

/// Whether two mathematical answers mean the same: each pair of `math_equiv.json`, a file of reference values
/// that is looked for in the folder `TOUCHSTONE_GOLDEN_ROOT`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MathEqualityBenchmark {

    private record Pair(String gold, String prediction) {}

    private final List<Pair> pairs = new ArrayList<>();

    /// Reads the pairs.
    ///
    /// @throws IOException when the file is not there
    @Setup
    public void read() throws IOException {
        Path file = Path.of(System.getenv().getOrDefault("TOUCHSTONE_GOLDEN_ROOT", "../shared/golden"),
                "math_equiv.json");
        Fields document = (Fields) Json.parse(Files.readString(file));
        for (Value one : document.findItems("cases").orElseThrow()) {
            Fields input = ((Fields) one).findFields("input").orElseThrow();
            pairs.add(new Pair(input.findText("gold").orElseThrow(),
                    input.findText("prediction").orElseThrow()));
        }
    }

    /// Reads and compares all pairs.
    ///
    /// @return how many are equal
    @Benchmark
    public int compareAll() {
        MathEquality equality = new MathEquality(MathConventions.standard());
        int equal = 0;
        for (Pair pair : pairs) {
            equal += equality.compare(pair.gold(), pair.prediction()).equal() ? 1 : 0;
        }
        return equal;
    }
}
