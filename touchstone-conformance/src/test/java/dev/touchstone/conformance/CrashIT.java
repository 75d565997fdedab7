package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 at any instant loses nothing that was answered, and what comes out in the end has the same bytes.
class CrashIT {

    private static final int ROWS = 300;
    private static final int CONCURRENCY = 8;
    private static final Duration LATENCY = Duration.ofMillis(20);

    private final long seed = Long.getLong("touchstone.conformance.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    /// A kind of run: its arguments and how many requests it needs.
    private record Kind(String name, int attempts, List<String> arguments) {}

    @Test
    void aRunKilledAtAnyInstantIsFinishedByReuseWithTheSameBytes() {
        Kind kind = plain();
        Unbroken unbroken = unbroken(kind);
        List<String> figures = new ArrayList<>();
        for (int trial = 0; trial < 20; trial++) {
            figures.add(killedOnce(kind, unbroken, trial));
        }
        System.out.printf("crash kind=plain seed=%d trials=20 wall_ms=%d killed_at_ms/done/asked_again=%s%n",
                seed, unbroken.wall().toMillis(), String.join(" ", figures));
    }

    @Test
    void aRunKilledAgainAndAgainGetsDone() {
        Kind kind = plain();
        Unbroken unbroken = unbroken(kind);
        int kills = 0;
        try (SumServer server = new SumServer(LATENCY)) {
            for (; kills < 8; kills++) {
                List<String> arguments = arguments(kind, server, "again");
                reused("again", arguments);
                Started run = new Product(folder).start(arguments.toArray(String[]::new));
                Started.pause(Duration.ofMillis(500 + random.nextInt(600)));
                run.kill();
            }
            Ended last = finish(kind, server, "again");
            assertThat(last.exit()).as("seed %d %s", seed, last.screen()).isZero();
            assertThat(server.requests())
                    .isBetween(kind.attempts(), kind.attempts() + 2 * kills * CONCURRENCY);
            assertThat(RunFiles.only(folder.resolve("again")).outcome()).isEqualTo(unbroken.outcome());
            System.out.printf("crash kind=repeatedly seed=%d kills=%d requests=%d of %d%n",
                    seed, kills, server.requests(), kind.attempts());
        }
    }

    @Test
    void repeatsOfARowAreTakenUpOneByOne() {
        Path data = Sums.write(folder.resolve("repeated.jsonl"), 0, 120);
        Kind kind = new Kind("repeats", 360, List.of("--custom-dataset-path", data.toString(),
                "--repeats", "3", "--seed", "5"));
        Unbroken unbroken = unbroken(kind);
        List<String> figures = new ArrayList<>();
        for (int trial = 0; trial < 4; trial++) {
            figures.add(killedOnce(kind, unbroken, trial));
        }
        System.out.printf("crash kind=repeats seed=%d %s%n", seed, String.join(" ", figures));
    }

    @Test
    void mergedSubSetsAreTakenUpWithAndWithoutMerging() {
        Sums.writeGroup(folder.resolve("configs"), folder.resolve("data"), 160);
        List<String> group = List.of("--datasets", "sums", "--config-dir", "configs", "--data-root", "data");
        List<String> merged = new ArrayList<>(group);
        merged.add("--merge-ds");
        Unbroken unbroken = unbroken(new Kind("separate", 400, group));
        List<String> figures = new ArrayList<>();
        for (int trial = 0; trial < 3; trial++) {
            figures.add(killedOnce(new Kind("merged", 400, merged), unbroken, trial));
        }
        System.out.printf("crash kind=merged seed=%d %s%n", seed, String.join(" ", figures));
    }

    @Test
    void anyConcurrencyGivesTheSameBytes() {
        Kind kind = plain();
        Unbroken unbroken = unbroken(kind);
        for (int concurrency : new int[] {1, 3, 200}) {
            String workDir = "at" + concurrency;
            try (SumServer server = new SumServer(Duration.ZERO)) {
                List<String> arguments = arguments(kind, server, workDir);
                arguments.set(arguments.indexOf("--concurrency") + 1, Integer.toString(concurrency));
                Ended run = new Product(folder).run(arguments.toArray(String[]::new));
                assertThat(run.exit()).as(run.screen()).isZero();
            }
            assertThat(RunFiles.only(folder.resolve(workDir)).outcome()).isEqualTo(unbroken.outcome());
        }
    }

    private Kind plain() {
        Path data = Sums.write(folder.resolve("sums.jsonl"), 0, ROWS);
        return new Kind("plain", ROWS, List.of("--custom-dataset-path", data.toString()));
    }

    /// What a run leaves that nothing disturbs.
    private record Unbroken(Map<String, String> outcome, Duration wall) {}

    private Unbroken unbroken(Kind kind) {
        String workDir = "unbroken-" + kind.name();
        try (SumServer server = new SumServer(LATENCY)) {
            Ended run = new Product(folder).run(arguments(kind, server, workDir).toArray(String[]::new));
            assertThat(run.exit()).as(run.screen()).isZero();
            assertThat(server.requests()).isEqualTo(kind.attempts());
            return new Unbroken(RunFiles.only(folder.resolve(workDir)).outcome(), run.wall());
        }
    }

    private String killedOnce(Kind kind, Unbroken unbroken, int trial) {
        String workDir = kind.name() + trial;
        long span = Math.max(1, unbroken.wall().toMillis() - 300);
        Duration instant = Duration.ofMillis(300 + random.nextLong(span));
        try (SumServer server = new SumServer(LATENCY)) {
            Started run = new Product(folder).start(arguments(kind, server, workDir).toArray(String[]::new));
            Started.pause(instant);
            run.kill();
            Started.pause(LATENCY.multipliedBy(3)); // what was in flight ends at the server
            int asked = server.requests();
            int kept = RunFiles.newest(folder.resolve(workDir)).map(RunFiles::answered).orElse(0);
            // in flight at the server, or answered and on the way to the log
            assertThat(asked - kept).as("asked again after the kill, seed %d trial %d", seed, trial)
                    .isBetween(0, 2 * CONCURRENCY);
            Ended resumed = finish(kind, server, workDir);
            assertThat(resumed.exit()).as("seed %d trial %d %s", seed, trial, resumed.screen()).isZero();
            assertThat(server.requests() - asked).as("asked when resumed, seed %d trial %d", seed, trial)
                    .isEqualTo(kind.attempts() - kept);
            assertThat(server.prompts()).isEqualTo(kind.attempts());
            assertThat(RunFiles.only(folder.resolve(workDir)).outcome()).as("seed %d trial %d", seed, trial)
                    .isEqualTo(unbroken.outcome());
            return "%d/%d/%d".formatted(instant.toMillis(), kept, asked - kept);
        }
    }

    private Ended finish(Kind kind, SumServer server, String workDir) {
        List<String> arguments = arguments(kind, server, workDir);
        reused(workDir, arguments);
        return new Product(folder).run(arguments.toArray(String[]::new));
    }

    /// Names the run to go on with; a run killed before it had a folder begins anew.
    private void reused(String workDir, List<String> arguments) {
        Optional<RunFiles> begun = RunFiles.newest(folder.resolve(workDir));
        begun.ifPresent(run -> arguments.addAll(List.of("--reuse", run.stamp())));
    }

    private static List<String> arguments(Kind kind, SumServer server, String workDir) {
        List<String> arguments = new ArrayList<>(List.of("run", "--url", server.url(), "--model", "fake",
                "--work-dir", workDir, "--concurrency", Integer.toString(CONCURRENCY), "--num-warmups", "0",
                "--dump-eval-details"));
        arguments.addAll(kind.arguments());
        return arguments;
    }
}
