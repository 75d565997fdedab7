package dev.touchstone.tasks.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtractionGoldenTest {

    @Test
    void nearlyAllHandMadeAnswersAreReadAsAPersonReadsThem() throws IOException {
        Path path = Path.of(System.getenv().getOrDefault("TOUCHSTONE_GOLDEN_ROOT", "../../shared/golden"),
                "extraction.json");
        assumeTrue(Files.exists(path), () -> "no golden file " + path.toAbsolutePath()
                + "; set TOUCHSTONE_GOLDEN_ROOT to the folder that holds it");
        Fields golden = (Fields) Json.parse(Files.readString(path));
        List<String> wrong = new ArrayList<>();
        List<Value> cases = golden.findItems("cases").orElseThrow();
        for (Value one : cases) {
            Fields fields = (Fields) one;
            String response = fields.findText("response").orElseThrow();
            Optional<Extraction> found = extractor(fields.findText("task").orElseThrow())
                    .extract(Visible.of(response, true), choices(fields));
            String expected = fields.findText("expected").orElse("(nothing)");
            String answer = found.map(Extraction::answer).orElse("(nothing)");
            if (!compact(answer).equals(compact(expected))) {
                wrong.add("%s: expected %s, found %s by %s in %s".formatted(
                        fields.findText("id").orElseThrow(), expected, answer,
                        found.map(Extraction::rule).orElse("no rule"), response));
            }
        }
        assertThat(wrong).as("of %d cases", cases.size()).hasSizeLessThanOrEqualTo(cases.size() / 100);
        assertThat(wrong).isEmpty();
    }

    private static String compact(String answer) {
        return answer.replaceAll("\\s+", "");
    }

    private static List<String> choices(Fields fields) {
        return fields.findFields("options").map(options -> options.entries().values().stream()
                .map(Value::display).toList())
                .orElse(List.of());
    }

    private static AnswerExtractor extractor(String task) {
        return switch (task) {
            case "gsm8k" -> new NumberExtractor();
            case "math" -> new MathExtractor();
            case "mcq" -> new ChoiceExtractor();
            case "mcq-multi" -> new MultiChoiceExtractor();
            case "bool" -> new YesNoExtractor();
            default -> throw new IllegalArgumentException("no extractor for " + task);
        };
    }
}
