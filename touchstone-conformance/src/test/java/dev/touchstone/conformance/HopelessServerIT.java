package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.models.testing.ScriptedReply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that cannot be used is told in its own words, soon, and never passes for a score.
class HopelessServerIT {

    private static final int ROWS = 300;
    private static final int CONCURRENCY = 4;
    private static final String WORDS = "the team of this key has no model called fake";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void aRefusalOfEveryRequestStopsTheTaskWithTheServersWordsOnce(int status) {
        try (SumServer server = refusing(status, WORDS)) {
            Ended run = new Product(folder).run(arguments(server.url()));
            assertThat(run.exit()).as(run.screen()).isEqualTo(3);
            assertThat(run.screen().split(WORDS, -1)).as(run.screen()).hasSize(2);
            assertThat(server.requests()).as("requests until the end").isLessThanOrEqualTo(3 * CONCURRENCY);
            assertThat(run.out()).containsPattern("sums +\\S+ +\\S+ +\\S+ +-");
            System.out.printf("hopeless status=%d requests=%d wall_ms=%d%n",
                    status, server.requests(), run.wall().toMillis());
        }
    }

    @Test
    void aTaskThatNowFailsShowsNoOlderScoreAndKeepsItsAnswers() {
        String stamp;
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended first = new Product(folder).run(arguments(server.url(), "--num-prompts", "40"));
            assertThat(first.exit()).as(first.screen()).isZero();
            assertThat(first.out()).contains("75.00");
            stamp = RunFiles.only(folder.resolve("outputs/default")).stamp();
        }
        try (SumServer server = refusing(404, WORDS)) {
            Ended second = new Product(folder).run(arguments(server.url(), "--reuse", stamp));
            assertThat(second.exit()).as(second.screen()).isEqualTo(3);
            assertThat(second.out()).doesNotContain("75.00");
            assertThat(RunFiles.only(folder.resolve("outputs/default")).outcome().keySet())
                    .noneMatch(name -> name.startsWith("results/"));
        }
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended third = new Product(folder).run(arguments(server.url(), "--reuse", stamp));
            assertThat(third.exit()).as(third.screen()).isZero();
            assertThat(server.requests()).isEqualTo(ROWS - 40);
        }
    }

    @Test
    void noServerAtAllIsToldInSeconds() {
        String url;
        try (SumServer server = new SumServer(Duration.ZERO)) {
            url = server.url();
        }
        Ended asked = new Product(folder).run("run", "--url", url, "--datasets", "demo_choice");
        assertThat(asked.exit()).as(asked.screen()).isEqualTo(4);
        assertThat(asked.screen()).contains(url).doesNotContain("\tat ");
        Ended named = new Product(folder).run(arguments(url, "--retries", "2"));
        assertThat(named.exit()).as(named.screen()).isEqualTo(4);
        assertThat(named.screen()).contains(url).doesNotContain("\tat ");
        System.out.printf("hopeless server=none model=asked wall_ms=%d model=named,retries=2 wall_ms=%d%n",
                asked.wall().toMillis(), named.wall().toMillis());
    }

    @Test
    void aServerThatDiesInTheMiddleLeavesARunThatAnotherServerFinishes() {
        AtomicBoolean dead = new AtomicBoolean();
        try (SumServer server = new SumServer(request -> {
            if (request.number() == ROWS / 2) {
                dead.set(true);
            }
            return dead.get() ? new ScriptedReply.Reset() : SumServer.right(request);
        })) {
            Started started = new Product(folder).start(arguments(server.url(), "--retries", "1"))
                    .until("the death of the server", dead::get);
            server.die();
            Ended run = started.end();
            assertThat(run.exit()).as(run.screen()).isIn(3, 4);
            System.out.printf("hopeless server=dies exit=%d wall_ms=%d%n", run.exit(), run.wall().toMillis());
        }
        int kept = RunFiles.only(folder.resolve("outputs/default")).answered();
        assertThat(kept).as("answers kept").isBetween(ROWS / 2 - 2 * CONCURRENCY, ROWS / 2 + 1);
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended resumed = new Product(folder).run(arguments(server.url(), "--reuse"));
            assertThat(resumed.exit()).as(resumed.screen()).isZero();
            assertThat(server.requests()).isEqualTo(ROWS - kept);
            assertThat(RunFiles.only(folder.resolve("outputs/default")).predictions("sums")).hasSize(ROWS);
        }
    }

    @Test
    void aServerThatResetsEveryConnectionIsTriedInFullByTheFirstTaskAlone() {
        Sums.writeGroup(folder.resolve("configs"), folder.resolve("data"), 40);
        try (SumServer server = new SumServer(_ -> new ScriptedReply.Reset())) {
            Ended run = new Product(folder).run(group(server.url()));
            assertThat(run.exit()).as(run.screen()).isEqualTo(4);
            // the warm-up with its four tries; then three requests for each of the other two sets
            assertThat(server.requests()).isEqualTo(4 + 2 * 3);
            assertThat(run.screen().split("as at an earlier task of this model", -1)).hasSize(3);
        }
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended resumed = new Product(folder).run(Words.joined(group(server.url()), "--reuse"));
            assertThat(resumed.exit()).as(resumed.screen()).isZero();
            assertThat(server.prompts()).isEqualTo(40 + 20 + 40);
        }
    }

    @Test
    void aServerThatDiesInOneTaskIsAskedLittleByThoseBehindIt() {
        Sums.writeGroup(folder.resolve("configs"), folder.resolve("data"), 40);
        AtomicInteger lost = new AtomicInteger();
        try (SumServer server = new SumServer(request -> {
            if (request.number() < 20) { // of the first set's forty
                return SumServer.right(request);
            }
            lost.incrementAndGet();
            return new ScriptedReply.Reset();
        })) {
            Ended run = new Product(folder).run(Words.joined(group(server.url()), "--num-warmups", "0"));
            assertThat(run.exit()).as(run.screen()).isIn(3, 4);
            assertThat(lost).hasValueLessThanOrEqualTo(4 * 20 + 2 * 3);
            assertThat(run.screen().split("as at an earlier task of this model", -1)).hasSize(3);
        }
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended resumed = new Product(folder).run(Words.joined(group(server.url()), "--reuse"));
            assertThat(resumed.exit()).as(resumed.screen()).isZero();
            assertThat(server.prompts()).isEqualTo(20 + 20 + 40);
        }
    }

    @Test
    void whatTheServerSaysOfOneTasksPromptsIsNotHeldAgainstTheOthers() {
        Sums.writeGroup(folder.resolve("configs"), folder.resolve("data"), 40);
        try (SumServer server = new SumServer(request -> request.prompt().matches("(?s).*What is \\d{1,2} .*")
                ? ScriptedReply.json(400, "{\"error\":{\"message\":\"not this one\"}}")
                : SumServer.right(request))) {
            Ended run = new Product(folder).run(group(server.url()));
            assertThat(run.exit()).as(run.screen()).isEqualTo(3);
            assertThat(run.screen()).doesNotContain("earlier task");
            RunFiles files = RunFiles.only(folder.resolve("outputs/default"));
            assertThat(files.predictions("sums-green")).hasSize(20);
            assertThat(files.predictions("sums-blue")).hasSize(40);
        }
    }

    private static String[] group(String url) {
        return new String[] {"run", "--url", url, "--model", "fake", "--datasets", "sums", "--config-dir",
            "configs", "--data-root", "data", "--concurrency", Integer.toString(CONCURRENCY), "--retries",
            "3", "--scorer", "robust"};
    }

    @Test
    void aServerThatPushesBackForEverIsGivenUpAfterTheTries() {
        try (SumServer server = refusing(503, "no worker")) {
            Ended run = new Product(folder)
                    .run(arguments(server.url(), "--retries", "1", "--num-prompts", "8"));
            assertThat(run.exit()).as(run.screen()).isEqualTo(3);
            assertThat(RunFiles.only(folder.resolve("outputs/default")).everything()).contains("no worker");
        }
    }

    private static SumServer refusing(int status, String words) {
        return new SumServer(_ -> new ScriptedReply.After(Duration.ofMillis(50), // as from another machine
                ScriptedReply.json(status, "{\"error\":{\"message\":\"" + words + "\"}}")));
    }

    private String[] arguments(String url, String... more) {
        Path data = Sums.write(folder.resolve("sums.jsonl"), 0, ROWS);
        String[] first = {"run", "--url", url, "--model", "fake", "--custom-dataset-path", data.toString(),
            "--num-warmups", "0", "--scorer", "robust", "--concurrency", Integer.toString(CONCURRENCY)};
        return Words.joined(first, more);
    }
}
