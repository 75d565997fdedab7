package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Any field of the data becomes rows of the table, of a finished run too, without a request.
class SlicesIT {

    private static final Path MATH500 = Path.of(System.getenv()
            .getOrDefault("TOUCHSTONE_DATA_ROOT", "../../shared/datasets")).toAbsolutePath().normalize()
            .resolve("math500/test.jsonl");
    private static final Pattern LEVEL = Pattern.compile("\"level\": ?(\\d)");
    private static final int ROWS = 40;

    @TempDir
    private Path folder;

    /// Answers the first three rows of each level rightly and all others with 12345.
    private Map<String, Integer> replayMath() throws IOException {
        assumeThat(MATH500).as("TOUCHSTONE_DATA_ROOT holds no math500: %s", MATH500).isRegularFile();
        Map<String, Integer> levels = new TreeMap<>();
        List<String> answers = new ArrayList<>();
        for (String row : Files.readAllLines(MATH500)) {
            Matcher level = LEVEL.matcher(row);
            assertThat(level.find()).as(row).isTrue();
            boolean right = levels.merge(level.group(1), 1, Integer::sum) <= 3;
            String answer = row.replaceFirst("(?s).*\"answer\": ?(\"(?:[^\"\\\\]|\\\\.)*\").*", "$1");
            assertThat(answer).as(row).startsWith("\"").isNotEqualTo(row);
            String boxed = answer.substring(1, answer.length() - 1);
            answers.add("{\"answer\": \"So it is \\\\boxed{%s}.\"}".formatted(right ? boxed : "12345"));
        }
        Files.write(folder.resolve("answers.jsonl"), answers);
        Files.createDirectories(folder.resolve("configs/models"));
        Files.writeString(folder.resolve("configs/models/recorded.yaml"), """
                abbr: recorded
                backend: replay
                file: answers.jsonl
                field: answer
                """.replace("answers.jsonl", folder.resolve("answers.jsonl").toString()));
        return levels;
    }

    private Ended math(String... more) {
        String[] first = {"run", "--models", "recorded", "--datasets", "math500", "--data-root",
            MATH500.getParent().getParent().toString(), "--scorer", "robust"};
        return new Product(folder).run(Words.joined(first, more));
    }

    @Test
    void mathByLevelFromRecordedAnswersWithGatesOnLevels() throws IOException {
        Map<String, Integer> levels = replayMath();

        Ended run = math("--slice", "level", "--output-json", "-", "--fail-under",
                "math500:accuracy[level=1]=5", "accuracy[level=5]=50");

        assertThat(run.exit()).as(run.screen()).isEqualTo(1);
        assertThat(run.err()).contains("math500:accuracy[level=1]=5").contains("accuracy[level=5]=50");
        int from = run.out().indexOf("\"metric\":\"accuracy\",");
        for (Map.Entry<String, Integer> level : levels.entrySet()) {
            int row = run.out().indexOf("\"metric\":\"accuracy[level=%s]\",".formatted(level.getKey()));
            assertThat(row).as("levels follow the main row and each other:\n%s", run.out())
                    .isGreaterThan(from);
            String object = run.out().substring(row, run.out().indexOf("\"slice\":", row));
            assertThat(object).contains("\"samples\":" + level.getValue() + ",").contains("\"right\":3,")
                    .contains("\"method\":\"wilson\"");
            from = row;
        }
    }

    @Test
    void aFinishedRunIsBrokenDownAndComparedWithoutItsModel() throws IOException {
        replayMath();
        assertThat(math("--work-dir", "one").exit()).isZero();
        RunFiles one = RunFiles.only(folder.resolve("one"));
        List<Path> logs = one.segments();
        List<String> before = logs.stream().map(RunFiles::text).toList();
        Files.delete(folder.resolve("answers.jsonl"));

        Ended missing = new Product(folder).run("compare", one.root().toString(), one.root().toString(),
                "--slice", "subject");
        Ended eval = math("--work-dir", "one", "--mode", "eval", "--reuse", "--slice", "level", "subject");
        Ended compared = new Product(folder).run("compare", one.root().toString(), one.root().toString(),
                "--slice", "subject");

        assertThat(missing.exit()).as(missing.screen()).isEqualTo(2);
        assertThat(missing.err()).contains("--mode eval --reuse").contains("--slice subject");
        assertThat(eval.exit()).as(eval.screen()).isZero();
        assertThat(eval.out()).contains("accuracy[level=5]").contains("accuracy[subject=Number Theory]");
        assertThat(one.segments()).isEqualTo(logs);
        assertThat(logs.stream().map(RunFiles::text).toList()).as("nothing was logged").isEqualTo(before);
        assertThat(compared.exit()).as(compared.screen()).isZero();
        assertThat(compared.out()).contains("math500[subject=Algebra]")
                .contains("math500[subject=Precalculus]");
    }

    @Test
    void aFieldThatDoesNotExistIsToldBeforeAnythingIsAsked() {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended run = sums(server, "--slice", "hardnes");

            assertThat(run.exit()).as(run.screen()).isEqualTo(2);
            assertThat(run.err()).contains("no field 'hardnes'", "did you mean 'hardness'?");
            assertThat(server.requests()).isZero();
            assertThat(folder.resolve("outputs")).doesNotExist();
        }
    }

    @Test
    void rowsOfSlicesHaveTheSameBytesAtAnyConcurrencyAndInSteps() {
        try (SumServer server = new SumServer(Duration.ofMillis(2))) {
            String[] slices = {"--slice", "hardness", "--cluster", "passage"};
            Ended slow = sums(server, Words.joined(slices, "--work-dir", "slow", "--concurrency", "1"));
            Ended fast = sums(server, Words.joined(slices, "--work-dir", "fast", "--concurrency", "16"));
            Ended first = sums(server, "--work-dir", "steps", "--mode", "infer", "--num-prompts", "11");
            Ended then = sums(server, Words.joined(slices, "--work-dir", "steps", "--reuse"));

            assertThat(List.of(slow.exit(), fast.exit(), first.exit(), then.exit()))
                    .as(then.screen()).containsOnly(0);
            Map<String, String> expected = RunFiles.only(folder.resolve("slow")).outcome();
            assertThat(expected.toString()).contains("accuracy[hardness=easy]", "cluster_wilson_t");
            assertThat(RunFiles.only(folder.resolve("fast")).outcome()).isEqualTo(expected);
            assertThat(RunFiles.only(folder.resolve("steps")).outcome()).isEqualTo(expected);
        }
    }

    private Ended sums(SumServer server, String... more) {
        Path data = Sums.write(folder.resolve("plain.jsonl"), 0, ROWS);
        Path sums = folder.resolve("sums.jsonl");
        try {
            List<String> rows = new ArrayList<>();
            for (String row : Files.readAllLines(data)) {
                rows.add(row.replaceFirst("}\\s*$", ", \"hardness\": \"%s\", \"passage\": %d}".formatted(
                        rows.size() % 3 == 0 ? "easy" : "hard", rows.size() % 7)));
            }
            Files.write(sums, rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String[] first = {"run", "--url", server.url(), "--model", "fake", "--custom-dataset-path",
            sums.toString(), "--num-warmups", "0"};
        return new Product(folder).run(Words.joined(first, more));
    }
}
