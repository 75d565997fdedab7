package dev.touchstone.benchmarks.micro;

import dev.touchstone.metrics.classify.ClassAverages;
import dev.touchstone.metrics.classify.ClassCounts;
import dev.touchstone.metrics.classify.ZeroDivision;
import dev.touchstone.metrics.names.Utf8Names;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
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

/// Macro F1 of 1,000,000 answers in 50 classes.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MacroF1Benchmark {

    private static final int ANSWERS = 1_000_000;
    private static final int CLASSES = 50;

    private int[] truths;
    private int[] predictions;
    private byte[] lines;

    /// Makes answers of which about 7 in 10 are right.
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(1);
        truths = random.ints(ANSWERS, 0, CLASSES).toArray();
        predictions = new int[ANSWERS];
        StringBuilder text = new StringBuilder(20 * ANSWERS);
        for (int i = 0; i < ANSWERS; i++) {
            predictions[i] = random.nextInt(10) < 7 ? truths[i] : random.nextInt(CLASSES);
            text.append("label_").append(truths[i]).append("\tlabel_").append(predictions[i]).append('\n');
        }
        lines = text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// From numbers of classes.
    @Benchmark
    public double fromNumbers() {
        ClassCounts counts = new ClassCounts();
        counts.addAll(truths, predictions);
        return ClassAverages.macro(counts, counts.seen(), ZeroDivision.ZERO).f1();
    }

    /// From the bytes of a file with truth and prediction on each line.
    @Benchmark
    public double fromBytes() {
        Utf8Names names = new Utf8Names();
        ClassCounts counts = new ClassCounts();
        int from = 0;
        int truth = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\t') {
                truth = names.number(lines, from, i);
                from = i + 1;
            } else if (lines[i] == '\n') {
                counts.add(truth, names.number(lines, from, i));
                from = i + 1;
            }
        }
        return ClassAverages.macro(counts, counts.seen(), ZeroDivision.ZERO).f1();
    }
}
