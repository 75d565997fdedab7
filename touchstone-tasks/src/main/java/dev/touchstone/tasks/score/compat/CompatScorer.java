package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import java.util.Optional;

/// Applies one rule of AISBench after leaving the model's thinking away as that tool does.
///
/// Score 1 or 0; the rule's name is the function's. An answer that equals its reference is right even when
/// it is what the rule writes for nothing, as in the original.
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
        Optional<String> extracted = rule.extract(Thoughts.leftAway(whole(answer)), reference);
        String gold = rule.reference(reference);
        boolean right = extracted.isPresent() && rule.equal(extracted.get(), gold);
        String shown = extracted.orElse("");
        if (!right && (shown.isEmpty() || shown.equals(rule.nothing()))) {
            Reading reading = answer.finish() == Finish.LENGTH ? Reading.TRUNCATED : Reading.UNPARSED;
            return new Score(0, reading, "", "", gold);
        }
        return new Score(right ? 1 : 0, Reading.PARSED, shown, function, gold);
    }

    /// Thinking that came apart is put before the answer; where there is no answer, the original takes the
    /// thinking for it.
    private static String whole(Answer answer) {
        if (answer.reasoning().isEmpty()) {
            return answer.text();
        }
        return answer.text().isEmpty() ? answer.reasoning() : answer.reasoning() + "</think>" + answer.text();
    }
}
