package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.text.answer.AnswerMatch;
import dev.touchstone.metrics.text.answer.AnswerRule;
import dev.touchstone.metrics.text.answer.AnswerScore;
import java.util.List;

/// `squad`: exact match and F1 of short answers by SQuAD's two versions and by CMRC.
@AutoService(GoldenFamily.class)
public final class SquadFamily implements GoldenFamily {

    @Override
    public String name() {
        return "squad";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        String prediction = one.input().text("prediction");
        List<String> answers = one.input().texts("answers");
        if (answers.isEmpty()) {
            throw new MalformedCase("'answers' is empty");
        }
        switch (one.kind()) {
            case "squad" -> {
                AnswerMatch first = AnswerMatch.of(AnswerRule.SQUAD_1);
                AnswerScore score = first.score(prediction, answers);
                one.expected().text("norm_prediction", first.normalize(prediction));
                one.expected().number("em", score.exactMatch());
                one.expected().number("f1_v1", score.f1());
                one.expected().number("f1_v2",
                        AnswerMatch.of(AnswerRule.SQUAD_2).score(prediction, answers).f1());
            }
            case "cmrc" -> {
                AnswerScore score = AnswerMatch.of(AnswerRule.CMRC).score(prediction, answers);
                one.expected().number("em", score.exactMatch());
                one.expected().number("f1", score.f1());
            }
            default -> throw GoldenCase.unknown("kind", one.kind());
        }
        return one.verdict();
    }
}
