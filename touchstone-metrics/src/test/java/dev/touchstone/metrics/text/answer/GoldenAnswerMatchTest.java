package dev.touchstone.metrics.text.answer;

import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.section;
import static dev.touchstone.metrics.Golden.text;
import static dev.touchstone.metrics.Golden.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GoldenAnswerMatchTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void scoresAreThoseOfThePublishedRules() throws IOException {
        for (Fields one : Golden.cases("squad.json")) {
            String prediction = text(section(one, "input"), "prediction");
            List<String> answers = texts(section(one, "input"), "answers");
            Fields expected = section(one, "expected");
            String id = text(one, "id");
            if (text(one, "kind").equals("cmrc")) {
                check(id, AnswerMatch.of(AnswerRule.CMRC).score(prediction, answers), expected, "f1");
                continue;
            }
            AnswerMatch first = AnswerMatch.of(AnswerRule.SQUAD_1);
            assertThat(first.normalize(prediction)).as(id).isEqualTo(text(expected, "norm_prediction"));
            check(id, first.score(prediction, answers), expected, "f1_v1");
            check(id, AnswerMatch.of(AnswerRule.SQUAD_2).score(prediction, answers), expected, "f1_v2");
        }
    }

    private static void check(String id, AnswerScore score, Fields expected, String f1) {
        assertThat(score.exactMatch()).as(id).isEqualTo(number(expected, "em"));
        assertThat(score.f1()).as(id).isCloseTo(number(expected, f1), TOLERANCE);
    }
}
