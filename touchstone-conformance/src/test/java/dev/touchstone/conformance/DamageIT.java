package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.models.testing.ScriptedReply;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged logs, a full disk and two writers at once cost nothing that was answered, and are told apart.
class DamageIT {

    private static final int ROWS = 60;

    @TempDir
    private Path folder;

    private Path data;
    private Map<String, String> unbroken = Map.of();

    @BeforeEach
    void aWholeRun() {
        data = Sums.write(folder.resolve("sums.jsonl"), 0, ROWS);
        try (SumServer server = new SumServer(Duration.ZERO)) {
            assertThat(run(server, "--work-dir", "whole").exit()).isZero();
        }
        unbroken = RunFiles.only(folder.resolve("whole")).outcome();
    }

    @Test
    void aTornLastLineCostsThatOneAnswer() throws IOException {
        Path log = RunFiles.only(folder.resolve("whole")).segments().getFirst();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(file.length() - 20);
        }
        repaired(1);
    }

    @Test
    void zerosAtTheEndOfTheLogCostNothing() throws IOException {
        Path log = RunFiles.only(folder.resolve("whole")).segments().getFirst();
        Files.write(log, new byte[4096], StandardOpenOption.APPEND);
        repaired(0);
    }

    /// Resumes the damaged run and compares with the whole one.
    private void repaired(int askedAgain) {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended resumed = run(server, "--work-dir", "whole", "--reuse");
            assertThat(resumed.exit()).as(resumed.screen()).isZero();
            assertThat(server.requests()).isEqualTo(askedAgain);
            assertThat(resumed.err()).contains("sums.1.jsonl");
            assertThat(RunFiles.only(folder.resolve("whole")).outcome()).isEqualTo(unbroken);
        }
    }

    @Test
    void anAlteredMiddleIsRefusedWithFileAndLine() throws IOException {
        Path log = RunFiles.only(folder.resolve("whole")).segments().getFirst();
        String text = Files.readString(log);
        int line = 7;
        String[] lines = text.split("\n");
        lines[line - 1] = lines[line - 1].replace("What is", "What was").replace("answer is", "answer was");
        Files.writeString(log, String.join("\n", lines) + "\n");
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended resumed = run(server, "--work-dir", "whole", "--reuse");
            assertThat(resumed.exit()).as(resumed.screen()).isEqualTo(4);
            assertThat(resumed.screen()).contains("sums.1.jsonl:" + line);
            assertThat(server.requests()).isZero();

            Ended scored = run(server, "--work-dir", "whole", "--reuse", "--mode", "eval", "--model", "fake");
            assertThat(scored.exit()).as(scored.screen()).isEqualTo(4);
        }
    }

    @Test
    void damageThatTheUserAcceptedNeedsNoWordAgain() throws IOException {
        RunFiles files = RunFiles.only(folder.resolve("whole"));
        Path log = files.segments().getFirst();
        String altered = Files.readString(log).lines()
                .map(line -> line.contains("\"type\":\"attempt\",\"sample\":20,")
                        ? line.replace("\"tries\":1", "\"tries\":2") : line)
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(log, altered);
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended accepted = run(server, "--work-dir", "whole", "--reuse", "--reuse-anyway");
            assertThat(accepted.exit()).as(accepted.screen()).isZero();
            assertThat(server.requests()).isEqualTo(1);

            Ended later = run(server, "--work-dir", "whole", "--reuse");
            assertThat(later.exit()).as(later.screen()).isZero();
            assertThat(later.err()).contains("accepted by an earlier session");
            assertThat(server.requests()).isEqualTo(1);
            assertThat(files.outcome()).isEqualTo(unbroken);
        }
    }

    @Test
    void aFullDiskIsToldAndTheRunIsFinishedOnceThereIsRoom() {
        // answers take a while, as a model's do: what is asked while the failure is told stays countable
        try (SumServer server = new SumServer(Duration.ofMillis(100))) {
            // no file may grow beyond 16 blocks of 512 bytes: writing fails as on a full disk
            Ended full = new Product(folder).through("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh")
                    .run(arguments(server, "--work-dir", "full"));
            assertThat(full.exit()).as(full.screen()).isEqualTo(4);
            assertThat(full.screen()).contains("TS-LOG-005").contains("--reuse").doesNotContain("\tat ");
            int kept = RunFiles.only(folder.resolve("full")).answered();
            int asked = server.requests();
            assertThat(asked - kept).as("asked for and not kept, of 4 at a time").isBetween(0, 12);
            Ended resumed = run(server, "--work-dir", "full", "--reuse");
            assertThat(resumed.exit()).as(resumed.screen()).isZero();
            assertThat(server.requests() - asked).isEqualTo(ROWS - kept);
            assertThat(RunFiles.only(folder.resolve("full")).outcome()).isEqualTo(unbroken);
            System.out.printf("damage disk=full kept=%d of %d asked before=%d%n", kept, ROWS, asked);
        }
    }

    @Test
    void aSecondResumeAtTheSameTimeIsRefusedAndNamesTheFirst() {
        try (SumServer server = new SumServer(request -> new ScriptedReply.After(
                Duration.ofMillis(500), SumServer.right(request)))) {
            Started first = new Product(folder).start(arguments(server, "--work-dir", "shared"))
                    .until("requests", () -> server.requests() > 0);
            Ended second = run(server, "--work-dir", "shared", "--reuse");
            assertThat(second.exit()).as(second.screen()).isEqualTo(2);
            assertThat(second.screen()).contains("process " + first.process().pid()).contains("TS-LOG-003");
            Ended finished = first.end();
            assertThat(finished.exit()).as(finished.screen()).isZero();
            assertThat(server.mostForOnePrompt()).isEqualTo(1);
        }
    }

    @Test
    void unreadableDataIsToldWithItsPlaceAndNothingIsSent() throws IOException {
        Path truncated = folder.resolve("truncated.jsonl");
        byte[] whole = Files.readAllBytes(data);
        Files.write(truncated, Arrays.copyOf(whole, whole.length - 15));
        Path lacking = Files.writeString(folder.resolve("lacking.jsonl"),
                "{\"question\": \"a\", \"answer\": \"b\"}\n{\"answer\": \"b\"}\n");
        Path options = Files.writeString(folder.resolve("options.csv"),
                "question,A,B,answer\nwhich?,x,y,A\nwhich?,x,y,D\n");
        Path binary = Files.write(folder.resolve("binary.jsonl"), new byte[] {0, (byte) 0xff, 1, 10, 0, 0});
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        refused(truncated, "truncated.jsonl, row " + ROWS);
        refused(lacking, "lacking.jsonl, row 2");
        refused(options, "options.csv, row 2");
        refused(binary, "binary.jsonl");
        refused(empty, "empty.jsonl");
        refused(folder.resolve("absent.jsonl"), "absent.jsonl");
        refused(Files.createDirectory(folder.resolve("folder.jsonl")), "folder.jsonl");
    }

    private void refused(Path file, String words) {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended run = new Product(folder).run("run", "--url", server.url(),
                    "--custom-dataset-path", file.toString());
            assertThat(run.exit()).as(run.screen()).isEqualTo(2);
            assertThat(run.screen()).contains(words).doesNotContain("\tat ");
            assertThat(server.requests()).as(run.screen()).isZero();
        }
    }

    private Ended run(SumServer server, String... more) {
        return new Product(folder).run(arguments(server, more));
    }

    private String[] arguments(SumServer server, String... more) {
        String[] first = {"run", "--url", server.url(), "--custom-dataset-path", data.toString(),
            "--num-warmups", "0", "--concurrency", "4"};
        return Words.joined(first, more);
    }
}
