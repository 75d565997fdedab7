package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;

/// Answers that no rule can score: the table says why in place of a number. Setting: `why`.
@AutoService(ScorerFactory.class)
public final class UnscoredFactory implements ScorerFactory {

    /// Creates the factory.
    public UnscoredFactory() {}

    @Override
    public String name() {
        return "unscored";
    }

    @Override
    public Scorer create(Fields settings) {
        return new Unscored(new Settings(name(), settings).only("why").required("why"));
    }

    private record Unscored(String unavailable) implements Scorer {

        @Override
        public String name() {
            return "robust";
        }

        @Override
        public Score score(Answer answer, Reference reference) {
            throw new IllegalStateException("asked for a score where there is none: " + unavailable);
        }
    }
}
