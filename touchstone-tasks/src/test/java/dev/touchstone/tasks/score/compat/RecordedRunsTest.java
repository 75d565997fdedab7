package dev.touchstone.tasks.score.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.score.Proofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Runs that AISBench itself left behind come out row by row as it scored them.
class RecordedRunsTest {

    private static final Pattern OPTION = Pattern.compile("(?m)^[A-Z]\\. (.*)$");

    @Test
    void gradeSchoolRowsScoreAndExtractAsRecorded() throws IOException {
        Path run = run("20261122_012112");
        Fields details = results(run, "demo_gsm8k").findFields("details").orElseThrow();
        Scorer compat = Proofs.scorer("aisbench_gsm8k");
        Scorer robust = Proofs.scorer("number");
        double right = 0;
        double robustRight = 0;
        List<Fields> rows = predictions(run, "demo_gsm8k");
        for (Fields row : rows) {
            Reference reference = Reference.of(row.findText("gold").orElseThrow());
            Score score = compat.score(Proofs.answer(row.findText("prediction").orElseThrow()), reference);
            Fields detail = details.findFields(row.findNumber("id").orElseThrow().toString()).orElseThrow();
            assertThat(score.extracted().isEmpty() ? "NULL" : score.extracted()).isEqualTo(only(detail,
                    "predictions"));
            assertThat(score.reference()).isEqualTo(only(detail, "references"));
            assertThat(score.right() ? "True" : "False").isEqualTo(only(detail, "correct"));
            right += score.value();
            robustRight += robust.score(Proofs.answer(row.findText("prediction").orElseThrow()), reference)
                    .value();
        }
        assertThat(100 * right / rows.size()).isEqualTo(50.0);
        assertThat(robustRight).as("answers that are in fact right").isEqualTo(6);
    }

    @Test
    void customChoicesScoreAndExtractAsRecorded() throws IOException {
        Path run = run("20261122_012350");
        List<Value> details = results(run, "mcq").findItems("details").orElseThrow();
        Scorer compat = Proofs.scorer("aisbench_custom_mcq");
        Scorer robust = Proofs.scorer("choice");
        double right = 0;
        double robustRight = 0;
        List<Fields> rows = predictions(run, "mcq");
        for (Fields row : rows) {
            List<String> choices = new ArrayList<>();
            Matcher option = OPTION.matcher(row.findText("origin_prompt").orElseThrow());
            while (option.find()) {
                choices.add(option.group(1));
            }
            Reference reference = new Reference(row.findText("gold").orElseThrow(), choices, Fields.EMPTY);
            Score score = compat.score(Proofs.answer(row.findText("prediction").orElseThrow()), reference);
            Fields detail = (Fields) details.get(row.findNumber("id").orElseThrow().intValue());
            assertThat(score.extracted()).isEqualTo(only(detail, "parsed"));
            assertThat(score.right() ? "True" : "False").isEqualTo(only(detail, "correct"));
            right += score.value();
            robustRight += robust.score(Proofs.answer(row.findText("prediction").orElseThrow()), reference)
                    .value();
        }
        assertThat(100 * right / rows.size()).isEqualTo(75.0);
        assertThat(robustRight).isEqualTo(3);
    }

    private static String only(Fields detail, String name) {
        return detail.findItems(name).orElseThrow().getFirst().display();
    }

    private static Fields results(Path run, String dataset) throws IOException {
        return (Fields) Json.parse(Files.readString(run.resolve("results/vllm-api-general-chat/" + dataset
                + ".json")));
    }

    private static List<Fields> predictions(Path run, String dataset) throws IOException {
        return Files.readAllLines(run.resolve("predictions/vllm-api-general-chat/" + dataset + ".jsonl"))
                .stream()
                .map(line -> (Fields) Json.parse(line)).toList();
    }

    private static Path run(String name) {
        Path path = Path.of(System.getenv().getOrDefault("TOUCHSTONE_DATA_ROOT", "../../shared/datasets"))
                .resolveSibling("samples/aisbench-3.1/" + name);
        assumeTrue(Files.exists(path), () -> "no recorded run " + path.toAbsolutePath()
                + "; it is looked for beside the folder that TOUCHSTONE_DATA_ROOT names");
        return path;
    }
}
