package dev.touchstone.store.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final LocalDateTime NEW_YEAR = LocalDateTime.of(2025, 12, 31, 23, 59, 59);

    @TempDir
    private Path temporary;

    @Test
    void aTakenNameGetsTheNextFreeSecond() {
        Path workDir = temporary.resolve("outputs/default");

        assertThat(RunFolder.create(workDir, NEW_YEAR).stamp()).isEqualTo("20251231_235959");
        assertThat(RunFolder.create(workDir, NEW_YEAR).stamp()).isEqualTo("20260101_000000");
        assertThat(RunFolder.newest(workDir)).map(RunFolder::stamp).contains("20260101_000000");
    }

    @Test
    void newestPassesOverWhatIsNoRun() throws IOException {
        Files.createDirectory(temporary.resolve("20990101_00000"));
        Files.createDirectory(temporary.resolve("zzz"));
        Files.writeString(temporary.resolve("20990101_000000"), "a file");

        assertThat(RunFolder.newest(temporary)).isEmpty();
        assertThat(RunFolder.newest(temporary.resolve("missing"))).isEmpty();
    }

    @Test
    void anUnknownRunIsRefusedWithNearNames() {
        RunFolder.create(temporary, NEW_YEAR);

        assertThatThrownBy(() -> RunFolder.open(temporary, "20251231_235958"))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.COMMAND_INVALID))
                .hasMessageContaining("did you mean '20251231_235959'");
        assertThatThrownBy(() -> RunFolder.open(temporary.resolve("none"), "20251231_235958"))
                .hasMessageContaining("there is no run yet");
        assertThat(RunFolder.open(temporary, "20251231_235959").root())
                .isEqualTo(temporary.resolve("20251231_235959"));
    }

    @Test
    void aNameThatLeavesTheWorkingFolderIsRefused() {
        RunFolder.create(temporary, NEW_YEAR);

        assertThat(List.of("..", ".", "", "../x", "20251231_235959/..", "a\\b", "/", "a\0b"))
                .allSatisfy(name ->
                assertThatThrownBy(() -> RunFolder.open(temporary, name))
                        .isInstanceOf(TouchstoneException.class));
    }

    @Test
    void pathsFollowTheDocumentedTree() {
        RunFolder run = RunFolder.create(temporary, NEW_YEAR);

        assertThat(List.of(
                run.attempts("m/1", "t", 3),
                run.predictions("m/1", "t"),
                run.failedPredictions("m/1", "t"),
                run.predictions30("m/1", "t"),
                run.results("m/1", "t"),
                run.log("infer", "m/1", "t"),
                run.summary("20260101_000000", "csv"),
                run.config("20260101_000000", 42, "yaml"),
                run.sessions(),
                run.events()))
                .extracting(path -> run.root().relativize(path).toString().replace('\\', '/'))
                .containsExactly(
                        "attempts/m%2F1/t.3.jsonl",
                        "predictions/m%2F1/t.jsonl",
                        "predictions/m%2F1/t_failed.jsonl",
                        "predictions/m%2F1/t.json",
                        "results/m%2F1/t.json",
                        "logs/infer/m%2F1/t.out",
                        "summary/summary_20260101_000000.csv",
                        "configs/20260101_000000_42.yaml",
                        "sessions",
                        "events.jsonl");
    }

    @Test
    void segmentsAreFoundByNumberAndNotMixedWithOtherTasks() throws IOException {
        RunFolder run = RunFolder.create(temporary, NEW_YEAR);
        Files.createDirectories(run.attempts("m"));
        for (String name : List.of("t.10.jsonl", "t.9.jsonl", "t.1.1.jsonl", "t.0.jsonl", "t.x.jsonl",
                "tt.1.jsonl")) {
            Files.createFile(run.attempts("m").resolve(name));
        }

        assertThat(run.attempts("m", "t")).extracting(RunFolder::segmentNumber).containsExactly(9, 10);
        assertThat(run.attempts("m", "t.1")).extracting(RunFolder::segmentNumber).containsExactly(1);
    }

    @Test
    void leftoversOfAKilledProcessAreRemoved() throws IOException {
        RunFolder run = RunFolder.create(temporary, NEW_YEAR);
        AtomicFile.writeText(run.results("m", "t"), "{}");
        Path leftover = run.results("m", "t").resolveSibling(".t.json.99-1.tmp");
        Files.writeString(leftover, "{");

        run.removeLeftovers();

        assertThat(leftover).doesNotExist();
        assertThat(run.results("m", "t")).hasContent("{}");
    }
}
