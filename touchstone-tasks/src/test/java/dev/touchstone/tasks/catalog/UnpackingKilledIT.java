package dev.touchstone.tasks.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingKilledIT {

    private static final int FILES = 40;
    private static final long SEED = 20_261_122;

    @TempDir
    Path folder;

    private Path programme(String letter) throws IOException {
        Path programme = folder.resolve("programme-" + letter);
        for (int file = 0; file < FILES; file++) {
            Path target = programme.resolve("tasks/set" + file % 4).resolve("task" + file + ".yaml");
            Files.createDirectories(target.getParent());
            Files.writeString(target, content(letter, file));
        }
        return programme;
    }

    private static String content(String letter, int file) {
        return "# " + letter.repeat(200_000) + file;
    }

    @Test
    void filesAreWholeAtAnyInstantAndTheNextUnpackingFinishes() throws IOException, InterruptedException {
        Path first = programme("a");
        Path second = programme("b");
        Path home = folder.resolve("home");
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 0; kill < 5; kill++) {
            Process process = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path"), UnpackLoop.class.getName(),
                    first.toString(), second.toString(), home.toString())).inheritIO().start();
            assertThat(process.waitFor(700 + random.nextInt(300), TimeUnit.MILLISECONDS)).isFalse();
            process.destroyForcibly().waitFor();
            for (int file = 0; file < FILES; file++) {
                Path target = home.resolve("config/1/datasets/set" + file % 4)
                        .resolve("task" + file + ".yaml");
                if (Files.exists(target)) {
                    assertThat(Files.readString(target)).as("seed %d, kill %d, %s", SEED, kill, target)
                            .isIn(content("a", file), content("b", file));
                }
            }
        }
        assertThat(home.resolve("started")).exists();
        Path unpacked = new BuiltIns(first, home, "1").unpack();
        for (int file = 0; file < FILES; file++) {
            assertThat(unpacked.resolve("set" + file % 4).resolve("task" + file + ".yaml")).exists();
        }
    }
}
