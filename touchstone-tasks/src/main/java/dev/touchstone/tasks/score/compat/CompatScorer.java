package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;

/// Applies one rule of AISBench after leaving the model's thinking away as that tool does.
///
/// Score 1 or 0; the rule's name is the function's. An answer that equals its reference is right even when it
/// is what the rule writes for nothing, as in the original.
final class CompatScorer implements Scorer {

    private final String function;
    private final CompatRule rule;

    CompatScorer(String function, CompatRule rule) {
        this.function = function;
        this.rule = rule;
    }

    @Override
    public String name() {
        return "compat";
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        String whole = answer.reasoning().isEmpty() ? answer.text() : answer.reasoning() + "</think>"
                + answer.text();
        String extracted = rule.extract(Thoughts.leftAway(whole), reference);
        String gold = rule.reference(reference);
        boolean right = rule.equal(extracted, gold);
        if (!right && extracted.equals(rule.nothing())) {
            Reading reading = answer.finish() == Finish.LENGTH ? Reading.TRUNCATED : Reading.UNPARSED;
            return new Score(0, reading, "", "", gold);
        }
        return new Score(right ? 1 : 0, Reading.PARSED, extracted, function, gold);
    }
}
