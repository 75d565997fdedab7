package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;

/// Free-form answers, equal after normalisation (custom qa).
@AutoService(ScorerFactory.class)
public final class TextScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public TextScorerFactory() {}

    @Override
    public String name() {
        return "text";
    }

    @Override
    public Scorer create(Fields settings) {
        new Settings(name(), settings).only();
        return new RobustScorer(new TextComparison());
    }
}
