package dev.touchstone.tasks.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks without mathematics do not pay for it: its classes are loaded with the first scorer that needs them.
class MathLoadingIT {

    @TempDir
    private Path folder;

    private long loaded(String... scorers) throws IOException, InterruptedException {
        Path log = folder.resolve(scorers[0] + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log, "-cp", System.getProperty("java.class.path"),
                ScoreOnce.class.getName()));
        command.addAll(List.of(scorers));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        String loaded = Files.readString(log);
        assertThat(loaded).contains("dev.touchstone.tasks.score.MathScorerFactory");
        return loaded.lines().filter(line -> line.contains(" dev.touchstone.math.")).count();
    }

    @Test
    void classesOfMathematicsAreLoadedForMathematicsAlone() throws IOException, InterruptedException {
        assertThat(loaded("number", "choice", "choice_multi", "yes_no", "text", "bbh")).isZero();
        assertThat(loaded("math")).isPositive();
    }
}
