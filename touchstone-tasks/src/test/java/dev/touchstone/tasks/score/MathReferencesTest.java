package dev.touchstone.tasks.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// References of real data sets, written as models write them, are right from the text to the score.
class MathReferencesTest {

    private static final Map<String, UnaryOperator<String>> RIGHT = new LinkedHashMap<>();

    static {
        RIGHT.put("box in a sentence", gold -> "So we get\n\n$$\\boxed{" + gold + "}.$$");
        RIGHT.put("box in a display", gold -> "Thus \\[\\boxed{ " + gold + " }\\] as asked, for 3.");
        RIGHT.put("box before a check", gold -> "It is $\\boxed{" + gold + "}$. Check: $3+4=7$. Yes.");
        RIGHT.put("large style", gold -> "\\boxed{\\displaystyle " + gold.replace("\\frac", "\\dfrac")
                .replace("\\left", "").replace("\\right", "") + "}");
        RIGHT.put("signs", gold -> "\\boxed{" + gold.replace("\\pi", "π").replace("\\infty", "∞")
                .replace("-", "−").replace("\\cup", "∪") + "}");
        RIGHT.put("power of a half", gold -> "\\boxed{"
                + gold.replaceAll("\\\\sqrt\\{(\\d+)}", "($1)^{1/2}") + "}");
        RIGHT.put("sentence", gold -> "Therefore, the answer is \\(" + gold + "\\).");
        RIGHT.put("final answer", gold -> gold.contains("$") && !gold.contains("\\$")
                ? "<answer>" + gold + "</answer>" : "The final answer is $" + gold + "$.");
        RIGHT.put("display", gold -> "Therefore, the answer is:\n\n\\[\n" + gold + "\n\\]");
        RIGHT.put("chinese", gold -> "因此答案是 \\boxed{" + gold.replace("(", "（").replace(")", "）") + "}。");
    }

    @ParameterizedTest
    @CsvSource({"math500/test.jsonl, solution, 500", "math/test.jsonl, solution, 5000",
        "agieval/gaokao-mathcloze.jsonl, answer, 118"})
    void referencesWrittenAsModelsDoAreRight(String file, String field, int rows) throws IOException {
        Scorer scorer = Proofs.scorer("math", (Fields) Json.parse("{\"reference_thousands\":\"read\"}"));
        List<String> wrong = new ArrayList<>();
        int counted = 0;
        for (Fields row : Proofs.rows(file)) {
            Reference reference = Reference.of(row.findText(field).orElseThrow());
            String gold = scorer.score(Proofs.answer("none"), reference).reference();
            RIGHT.forEach((kind, written) -> {
                Score score = scorer.score(Proofs.answer(written.apply(gold)), reference);
                if (!score.right()) {
                    wrong.add(kind + ": " + score);
                }
            });
            if (gold.matches("-?\\d+")) {
                Score other = scorer.score(Proofs.answer("\\boxed{" + gold + "1}"), reference);
                if (other.right()) {
                    wrong.add("another number: " + other);
                }
            }
            counted++;
        }
        assertThat(wrong).isEmpty();
        assertThat(counted).isEqualTo(rows);
    }
}
