package dev.touchstone.tasks.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.repeat.Attempted;
import dev.touchstone.metrics.repeat.RepeatAccumulator;
import dev.touchstone.metrics.repeat.RepeatMeasures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recorded outputs of real models score exactly as their owners published.
class RealOutputsTest {

    @ParameterizedTest
    @CsvSource({"6b_finetuning, 286", "6b_verification, 515", "175b_finetuning, 458",
            "175b_verification, 742"})
    void gradeSchoolSolutionsScoreAsPublished(String model, int right) throws IOException {
        Scorer scorer = Proofs.scorer("number");
        List<String> differing = new ArrayList<>();
        int counted = 0;
        for (Fields row : Proofs.rows("gsm8k_model_solutions/example_model_solutions.jsonl")) {
            Fields solution = row.findFields(model).orElseThrow();
            String text = solution.findText("solution").orElseThrow();
            Score score = scorer.score(Proofs.answer(text), Reference.of(row.findText("ground_truth")
                    .orElseThrow()));
            counted += score.right() ? 1 : 0;
            if (score.right() != solution.findFlag("is_correct").orElseThrow()) {
                differing.add(score + " in " + text);
            }
        }
        assertThat(differing).isEmpty();
        assertThat(counted).isEqualTo(right);
    }

    @Test
    void solutionsByPeopleAreReadWithoutTheLineThatMarksTheirAnswer() throws IOException {
        Scorer scorer = Proofs.scorer("number");
        int right = 0;
        int counted = 0;
        for (Fields row : Proofs.rows("gsm8k/train.jsonl")) {
            String solution = row.findText("answer").orElseThrow();
            String unmarked = solution.substring(0, solution.lastIndexOf("####"))
                    .replaceAll("<<[^>]*>>", "").strip();
            right += scorer.score(Proofs.answer(unmarked), Reference.of(solution)).right() ? 1 : 0;
            counted++;
        }
        assertThat(counted).isEqualTo(7_473);
        assertThat(right).isGreaterThanOrEqualTo(7_400);
    }

    @ParameterizedTest
    @CsvSource({"date_understanding, 87.2", "sports_understanding, 97.6", "object_counting, 93.2",
        "penguins_in_a_table, 79.452"})
    void hardTasksScoreAsPublished(String task, double percent) throws IOException {
        Scorer scorer = Proofs.scorer("bbh");
        List<Value> outputs = Proofs.document("bbh_model_outputs/" + task + ".json").findItems("outputs")
                .orElseThrow();
        int right = 0;
        for (Value output : outputs) {
            Fields row = (Fields) output;
            Score score = scorer.score(Proofs.answer(row.findText("prediction").orElseThrow()),
                    Reference.of(row.findText("target").orElseThrow()));
            right += score.right() ? 1 : 0;
        }
        assertThat(100.0 * right / outputs.size()).isCloseTo(percent, within(0.0005));
    }

    @Test
    void aThousandsMarkThatIsReadMakesOneAnswerRightThatWasPublishedAsWrong() throws IOException {
        Scorer scorer = Proofs.scorer("math", Fields.EMPTY.with("reference_thousands", Value.of("read")));
        List<String> differing = new ArrayList<>();
        for (Fields row : Proofs.rows("math_cot_100/math_cot_100.jsonl")) {
            List<Value> published = row.findItems("score").orElseThrow();
            List<Value> responses = row.findItems("response").orElseThrow();
            for (int i = 0; i < responses.size(); i++) {
                Score score = scorer.score(Proofs.answer(responses.get(i).display()),
                        Reference.of(row.findText("gt").orElseThrow()));
                if (score.right() != ((Value.Flag) published.get(i)).flag()) {
                    differing.add(score.extracted() + " for " + score.reference());
                }
            }
        }
        assertThat(differing).containsExactly("10000 for 10{,}000");
    }

    @Test
    void eightAnswersToEachOfAHundredProblemsScoreAsPublished() throws IOException {
        Scorer scorer = Proofs.scorer("math");
        RepeatAccumulator repeats = new RepeatAccumulator(8);
        List<String> differing = new ArrayList<>();
        for (Fields row : Proofs.rows("math_cot_100/math_cot_100.jsonl")) {
            List<Attempted> attempts = new ArrayList<>();
            List<Value> responses = row.findItems("response").orElseThrow();
            for (int i = 0; i < responses.size(); i++) {
                Score score = scorer.score(Proofs.answer(responses.get(i).display()),
                        Reference.of(row.findText("gt").orElseThrow()));
                attempts.add(new Attempted(
                        score.extracted().isEmpty() ? Optional.empty() : Optional.of(score.extracted()),
                        score.right()));
                if (score.right() != ((Value.Flag) row.findItems("score").orElseThrow().get(i)).flag()) {
                    differing.add(score.toString());
                }
            }
            repeats.add(attempts);
        }
        assertThat(differing).isEmpty();
        RepeatMeasures measures = repeats.measures().orElseThrow();
        assertThat(100 * measures.averageAtN()).isCloseTo(91.0, within(1e-9));
        assertThat(100 * measures.passAtK()).isCloseTo(96.0, within(1e-9));
        assertThat(100 * measures.majorityFirst()).isCloseTo(93.0, within(1e-9));
        assertThat(100 * measures.passAllK()).isCloseTo(86.0, within(1e-9));
    }
}
