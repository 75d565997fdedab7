package dev.touchstone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The solutions that the data sets hold themselves: all 164 of humaneval and all 974 of mbpp pass, and with
/// their bodies taken away all of them do not.
class CanonicalSolutionsIT {

    private static final Path DATA =
            Path.of(System.getenv().getOrDefault("TOUCHSTONE_DATA_ROOT", "../../shared/datasets"))
            .toAbsolutePath();

    private final CodeScorerFactory factory = new CodeScorerFactory();

    private static List<Fields> rows(String file) throws IOException {
        Path path = DATA.resolve(file);
        assumeTrue(Files.exists(path), () -> "no data at " + path + "; set TOUCHSTONE_DATA_ROOT");
        return Files.readAllLines(path).stream().map(line -> (Fields) Json.parse(line)).toList();
    }

    private static String text(Fields row, String name) {
        return row.findText(name).orElseThrow();
    }

    /// How many rows got each verdict, with the ids of those that did not pass.
    private Map<String, List<String>> verdicts(String file, String tests, Function<Fields, String> answer)
            throws IOException, InterruptedException, ExecutionException {
        Map<String, List<String>> verdicts = new TreeMap<>();
        List<Future<Score>> scores = new ArrayList<>();
        List<Fields> rows = rows(file);
        try (Scorer scorer = Code.scorer(factory, Code.settings(tests, 10));
                ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime()
                        .availableProcessors())) {
            for (Fields row : rows) {
                String id = row.find("task_id").orElseThrow().display();
                scores.add(threads.submit(() -> scorer.score(Code.fenced(answer.apply(row)),
                        new Reference(id, List.of(), row))));
            }
            for (Future<Score> score : scores) {
                verdicts.computeIfAbsent(scorer.verdict(score.get()), _ -> new ArrayList<>())
                        .add(score.get().reference());
            }
        }
        return verdicts;
    }

    @Test
    void everySolutionOfHumanevalPasses() throws Exception {
        Map<String, List<String>> verdicts = verdicts("humaneval/humaneval-python.jsonl", "humaneval",
                row -> text(row, "prompt") + text(row, "canonical_solution"));
        assertThat(verdicts).containsOnlyKeys("pass");
        assertThat(verdicts.get("pass")).hasSize(164);
    }

    @Test
    void everySolutionOfMbppPasses() throws Exception {
        Map<String, List<String>> verdicts = verdicts("mbpp/mbpp.jsonl", "mbpp", row -> text(row, "code"));
        assertThat(verdicts).containsOnlyKeys("pass");
        assertThat(verdicts.get("pass")).hasSize(974);
    }

    @Test
    void functionsOfHumanevalThatDoNothingDoNotPass() throws Exception {
        Map<String, List<String>> verdicts = verdicts("humaneval/humaneval-python.jsonl", "humaneval",
                row -> text(row, "prompt") + "    return None\n");
        assertThat(verdicts).doesNotContainKey("pass");
        assertThat(verdicts.values().stream().mapToInt(List::size).sum()).isEqualTo(164);
    }

    @Test
    void functionsOfMbppThatDoNothingDoNotPass() throws Exception {
        Map<String, List<String>> verdicts = verdicts("mbpp/mbpp.jsonl", "mbpp", row -> {
            String called = TestBench.MBPP.wanted(new Reference("", List.of(), row)).stream()
                    .filter(name -> RobustCode.defines(text(row, "code"), java.util.Set.of(name)))
                    .findFirst().orElse("nothing");
            return "def " + called + "(*arguments, **named):\n    return object()\n";
        });
        assertThat(verdicts).doesNotContainKey("pass");
        assertThat(verdicts.values().stream().mapToInt(List::size).sum()).isEqualTo(974);
    }
}
