package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;

/// Word problems with one number as answer (gsm8k, cmath, svamp, aime).
@AutoService(ScorerFactory.class)
public final class NumberScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public NumberScorerFactory() {}

    @Override
    public String name() {
        return "number";
    }

    @Override
    public Scorer create(Fields settings) {
        new Settings(name(), settings).only();
        return new RobustScorer(new NumberComparison());
    }
}
