package dev.touchstone.engine.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.view.ScoredSample.ScoredAttempt;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.LoggedAttempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Views written by a process of their own: with little memory, and killed in the middle.
class ViewsIT {

    @TempDir
    private Path workDir;

    @Test
    void memoryDoesNotGrowWithTheData() throws IOException, InterruptedException {
        RunFolder folder = RunFolder.create(workDir, LocalDateTime.of(2026, 11, 22, 1, 0));

        Process writer = start("-Xmx16m", folder, 200_000);

        assertThat(writer.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).isZero();
        try (Stream<String> lines = Files.lines(folder.predictions("m", "t"))) {
            assertThat(lines.count()).isEqualTo(200_000);
        }
        assertThat(Files.size(folder.results("m", "t"))).isGreaterThan(40_000_000);
    }

    @Test
    void aKilledWriterLeavesTheOlderFilesAndNothingThatStays() throws IOException, InterruptedException {
        RunFolder folder = RunFolder.create(workDir, LocalDateTime.of(2026, 11, 22, 1, 0));
        assertThat(start("-Xmx32m", folder, 10).waitFor(60, TimeUnit.SECONDS)).isTrue();
        String predictions = Files.readString(folder.predictions("m", "t"));
        String results = Files.readString(folder.results("m", "t"));

        for (int wait : new int[] {300, 600, 900}) {
            Process writer = start("-Xmx32m", folder, 50_000_000);
            assertThat(writer.waitFor(wait, TimeUnit.MILLISECONDS)).isFalse();
            writer.destroyForcibly().waitFor();
        }

        assertThat(folder.predictions("m", "t")).hasContent(predictions);
        assertThat(folder.results("m", "t")).hasContent(results);
        folder.removeLeftovers();
        try (Stream<Path> files = Files.walk(folder.root())) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"results", "predictions"})
    void aFullDiskIsNamedAndLeavesTheOlderFiles(String kind) throws IOException, InterruptedException {
        assumeThat(Path.of("/bin/bash")).as("bash, whose ulimit stands for a full disk").exists();
        RunFolder folder = RunFolder.create(workDir, LocalDateTime.of(2026, 11, 22, 1, 0));
        assertThat(start("-Xmx32m", folder, 10).waitFor(60, TimeUnit.SECONDS)).isTrue();
        String predictions = Files.readString(folder.predictions("m", "t"));
        String results = Files.readString(folder.results("m", "t"));
        List<String> limited = new ArrayList<>(List.of("/bin/bash", "-c",
                "ulimit -f 100; exec \"$0\" \"$@\""));
        limited.addAll(command("-Xmx32m", folder, 10_000));
        limited.add(kind);

        Process writer = new ProcessBuilder(limited).redirectErrorStream(true).start();
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(writer.waitFor()).isNotZero();
        assertThat(said).contains("TouchstoneException", "could not be written", "Make room");
        assertThat(folder.predictions("m", "t")).hasContent(predictions);
        assertThat(folder.results("m", "t")).hasContent(results);
        try (Stream<Path> files = Files.walk(folder.root())) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    private static Process start(String memory, RunFolder folder, int samples) throws IOException {
        return new ProcessBuilder(command(memory, folder, samples)).inheritIO().start();
    }

    private static List<String> command(String memory, RunFolder folder, int samples) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), memory,
                "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"),
                Writer.class.getName(), folder.root().toString(), Integer.toString(samples));
    }

    /// The process: writes the views of that many samples into a run folder, or only the kind it is told.
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            Path root = Path.of(arguments[0]);
            RunFolder folder = RunFolder.open(root.getParent(), root.getFileName().toString());
            int samples = Integer.parseInt(arguments[1]);
            String kind = arguments.length > 2 ? arguments[2] : "";
            if (!kind.equals("predictions")) {
                writeResults(folder, samples);
            }
            if (!kind.equals("results")) {
                new PredictionsView(folder, "m", "t", "fingerprint")
                        .writeLines(() -> IntStream.range(0, samples).mapToObj(Writer::attempt).iterator());
            }
        }

        private static void writeResults(RunFolder folder, int samples) {
            Score score = new Score(1, Reading.PARSED, "2", "answer_is", "2");
            Counts counts = new Counts(samples, 0, 0, 0, 0, 0);
            Path target = folder.results("m", "t");
            try (ResultsView view = new ResultsView(target, List.of("robust"), Detail.FULL)) {
                IntStream.range(0, samples).mapToObj(Writer::attempt).forEach(attempt -> view.add(
                        new ScoredSample(attempt.question(),
                                List.of(new ScoredAttempt(0, attempt.outcome(), List.of(score))))));
                view.finish(List.of(
                        new Row("m", "t", "f588a9", "accuracy", "gen", Measure.of(100), counts)),
                        Collections.emptySortedMap());
            }
        }

        private static LoggedAttempt attempt(int index) {
            Question question = Attempts.question(index, Prompt.user("How much is one and one?"), "#### 2");
            return Attempts.answered(question, 0, "The answer is 2", "", Finish.STOP);
        }
    }
}
