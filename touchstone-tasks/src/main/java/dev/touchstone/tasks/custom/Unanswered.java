package dev.touchstone.tasks.custom;

import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;

/// Stands where a data set has no answers: it says why there is no score.
record Unanswered() implements Scorer {

    @Override
    public String name() {
        return "robust";
    }

    @Override
    public String unavailable() {
        return "the data set has no answers";
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        throw new IllegalStateException("asked for a score where there is none: " + unavailable());
    }
}
