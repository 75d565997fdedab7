package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.tasks.score.equal.NamedEquality;
import java.util.List;
import java.util.Optional;

/// Runs the model's text through filters and compares what comes out; 1 for a right answer, else 0.
///
/// @param name name in tables
/// @param rule name of the pipeline, recorded with each answer
/// @param filters steps in order
/// @param equality how to compare
record FiltersScorer(String name, String rule, List<Filter> filters,
        NamedEquality equality) implements Scorer {

    private static final String THOUGHT_END = "</think>";

    @Override
    public boolean same(String one, String other) {
        return one.equals(other) || equality.equal(one, other);
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        int thought = answer.text().lastIndexOf(THOUGHT_END);
        Optional<String> text = Optional.of(
                thought < 0 ? answer.text() : answer.text().substring(thought + THOUGHT_END.length())
                .strip());
        for (Filter filter : filters) {
            text = text.flatMap(before -> filter.apply(before, reference));
        }
        String gold = equality.shown(reference.gold());
        if (text.isEmpty()) {
            Reading reading = answer.finish() == Finish.LENGTH ? Reading.TRUNCATED : Reading.UNPARSED;
            return new Score(0, reading, "", "", gold);
        }
        return new Score(equality.equal(gold, text.get()) ? 1 : 0, Reading.PARSED, text.get(), rule, gold);
    }
}
