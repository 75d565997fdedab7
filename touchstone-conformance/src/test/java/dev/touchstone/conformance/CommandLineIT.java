package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.models.testing.ScriptedReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a script relies on: exit codes, one JSON object, names and paths; and what a clumsy hand types.
class CommandLineIT {

    private static final Pattern YAML = Pattern.compile("(/\\S+\\.yaml)");

    @TempDir
    private Path folder;

    @Test
    void standardOutputIsOneJsonObjectAlone() {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended run = run(server, "--output-json", "-");
            assertThat(run.exit()).as(run.screen()).isZero();
            assertThat(Json.parse(run.out().strip())).isInstanceOfSatisfying(Fields.class, report ->
                    assertThat(report.entries().keySet()).containsExactly("run_dir", "exit", "rows"));
            assertThat(run.out()).contains("\"right\":15,").containsPattern("\"value\":75[.,]");
        }
    }

    @Test
    void theExitCodeTellsWhatHappened() {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            assertThat(run(server, "--fail-under", "accuracy=75").exit()).isZero();
            Ended missed = run(server, "--fail-under", "accuracy=75.01");
            assertThat(missed.exit()).as(missed.screen()).isEqualTo(1);
            assertThat(run(server, "--fail-under", "acuracy=1").exit()).as("a gate of no row").isEqualTo(1);
            assertThat(run(server, "--work-dir", "/proc/nowhere").exit()).isEqualTo(4);
        }
        try (SumServer server = new SumServer(request -> request.number() == 3
                ? ScriptedReply.json(400, "{\"error\":{\"message\":\"this one not\"}}")
                : SumServer.right(request))) {
            Ended failed = run(server, "--fail-under", "accuracy=0");
            assertThat(failed.exit()).as(failed.screen()).isEqualTo(3);
        }
    }

    @Test
    void aDryRunSendsNothingAndShowsThePrompt() {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended run = run(server, "--dry-run");
            assertThat(run.exit()).as(run.screen()).isZero();
            assertThat(run.screen()).contains("What is 0 + 7?");
            assertThat(server.requests()).isZero();
            assertThat(RunFiles.newest(folder.resolve("outputs/default"))).isEmpty();
        }
    }

    @Test
    void thePathsThatSearchShowsExist() {
        Ended search = new Product(folder).run("run", "--models", "vllm_api_general_chat",
                "--datasets", "gsm8k_gen", "--search");
        assertThat(search.exit()).as(search.screen()).isZero();
        Matcher paths = YAML.matcher(search.out());
        int found = 0;
        while (paths.find()) {
            assertThat(Path.of(paths.group(1))).as(search.screen()).isRegularFile();
            found++;
        }
        assertThat(found).as(search.screen()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void anEjectedFileIsTakenBeforeTheBuiltInOne() throws Exception {
        Ended ejected = new Product(folder).run("config", "eject", "demo_choice");
        assertThat(ejected.exit()).as(ejected.screen()).isZero();
        Matcher path = YAML.matcher(ejected.screen());
        assertThat(path.find()).as(ejected.screen()).isTrue();
        Path file = Path.of(path.group(1));
        String text = Files.readString(file).replaceFirst("(?m)^abbr:.*\n", "");
        Files.writeString(file, text.replaceFirst("(?m)^task:.*$", "$0\nabbr: my_own_choice"));
        Ended dry = new Product(folder).run("run", "--url", "http://127.0.0.1:9/v1", "--model", "m",
                "--datasets", "demo_choice", "--dry-run");
        assertThat(dry.exit()).as(dry.screen()).isZero();
        assertThat(dry.screen()).contains("my_own_choice");
    }

    @Test
    void hostileArgumentsAreRefusedInOneSentence() {
        String[][] lines = {
            {"--num-prompts", "0"}, {"--num-prompts", "-3"}, {"--num-prompts", "many"},
            {"--concurrency", "0"}, {"--temperature", "NaN"}, {"--temperature", "-1"},
            {"--repeats", "2", "--k", "3"}, {"--mode", "everything"}, {"--reuse", "../../etc"},
            {"--reuse", "19990101_000000"}, {"--datasets", "gsm8kk"}, {"--models", "../../../etc/passwd"},
            {"--fail-under", "accuracy"}, {"--output-json", "out.json"}, {"--header", "no colon"},
            {"--no-such-option"}, {"--config-dir", "absent"}, {"--num-prompts", "1", "--sample", "1"},
            {"--scorer", "best"}, {"--url", "ftp://host"}, {"--url", "not a url"},
            {"--api-key-env", "CONFORMANCE_ABSENT"}, {"--timeout", "0"}, {"config.py"}};
        try (SumServer server = new SumServer(Duration.ZERO)) {
            for (String[] line : lines) {
                Ended run = run(server, line);
                assertThat(run.exit()).as(List.of(line) + run.screen()).isEqualTo(2);
                assertThat(run.screen()).as(List.of(line).toString()).doesNotContain("\tat ").contains("TS-");
            }
            assertThat(server.requests()).isZero();
        }
    }

    private Ended run(SumServer server, String... more) {
        Path data = Sums.write(folder.resolve("sums.jsonl"), 0, 20);
        List<String> all = new ArrayList<>(List.of("run", "--custom-dataset-path", data.toString(),
                "--num-warmups", "0", "--work-dir", "outputs/default", "--url", server.url(),
                "--scorer", "robust"));
        for (String word : more) {
            if (all.contains(word) && word.startsWith("--")) { // named again: the test's value counts
                all.remove(all.indexOf(word) + 1);
                all.remove(word);
            }
        }
        all.addAll(List.of(more));
        return new Product(folder).run(all.toArray(String[]::new));
    }
}
