package dev.touchstone.engine.testing;

import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;

/// A scorer whose rule is the answer itself: equal to the gold is right, empty is unparsed, `no` is a
/// refusal.
///
/// @param name shown in tables
/// @param unavailable why it gives no number; empty when it gives one
/// @param rule turns an answer into a score
public record FixedScorer(String name, String unavailable, Rule rule) implements Scorer {

    /// How an answer is scored.
    public interface Rule {
        Score score(Answer answer, Reference reference);
    }

    /// Right when the text equals the gold.
    public static FixedScorer exact(String name) {
        return new FixedScorer(name, "", (answer, reference) -> switch (answer.text()) {
            case "" -> unread(Reading.UNPARSED, reference);
            case "no" -> unread(Reading.REFUSED, reference);
            case String text -> parsed(text.equals(reference.gold()) ? 1 : 0, text, reference.gold());
        });
    }

    /// The same value for every answer.
    public static FixedScorer always(String name, double value) {
        return new FixedScorer(name, "",
                (answer, reference) -> parsed(value, answer.text(), reference.gold()));
    }

    /// One that can give no number.
    public static FixedScorer missing(String name, String why) {
        return new FixedScorer(name, why, (_, _) -> {
            throw new IllegalStateException("an unavailable scorer was asked");
        });
    }

    /// A score of an answer that was read.
    public static Score parsed(double value, String extracted, String gold) {
        return new Score(value, Reading.PARSED, extracted, "whole_text", gold);
    }

    private static Score unread(Reading reading, Reference reference) {
        return new Score(0, reading, "", "", reference.gold());
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        return rule.score(answer, reference);
    }
}
