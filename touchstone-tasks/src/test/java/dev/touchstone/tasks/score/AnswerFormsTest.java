package dev.touchstone.tasks.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Answers in the forms in which models give them score as a careful reader takes them.
class AnswerFormsTest {

    private static final Map<String, String> SCORERS = Map.of("gsm8k", "number", "math", "math", "mcq",
            "choice", "mcq-multi", "choice_multi", "bool", "yes_no");

    @Test
    void everyFormIsReadAsACarefulReaderTakesIt() throws IOException {
        Map<String, Scorer> scorers = SCORERS.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Proofs.scorer(entry.getValue())));
        List<String> wrong = new ArrayList<>();
        List<Value> cases = cases();
        for (Value one : cases) {
            Fields fields = (Fields) one;
            String response = fields.findText("response").orElseThrow();
            String expected = fields.findText("expected").orElse("");
            Score score = scorers.get(fields.findText("task").orElseThrow()).score(Proofs.answer(response),
                    new Reference(expected, choices(fields), Fields.EMPTY));
            boolean read = score.reading() == Reading.PARSED;
            boolean same = expected.isEmpty() ? !read
                    : score.right() || read && compact(score.extracted()).equals(compact(expected));
            if (!same) {
                wrong.add("%s: expected '%s', found '%s' by %s in %s".formatted(fields.findText("id")
                        .orElseThrow(), expected, score.extracted(), score.rule(), response));
            }
        }
        assertThat(cases).hasSizeGreaterThan(900);
        assertThat(wrong).isEmpty();
    }

    private static List<Value> cases() throws IOException {
        try (InputStream forms = AnswerFormsTest.class.getResourceAsStream("/golden/answer_forms.json")) {
            String text = new String(forms.readAllBytes(), StandardCharsets.UTF_8);
            return ((Fields) Json.parse(text)).findItems("cases").orElseThrow();
        }
    }

    private static List<String> choices(Fields fields) {
        return fields.findFields("options").map(options -> options.entries().values().stream()
                .map(Value::display).toList())
                .orElse(List.of());
    }

    private static String compact(String text) {
        return text.replaceAll("\\s+", "");
    }
}
