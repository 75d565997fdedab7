package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;

/// Mathematics with LaTeX answers (math, math500).
@AutoService(ScorerFactory.class)
public final class MathScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public MathScorerFactory() {}

    @Override
    public String name() {
        return "math";
    }

    @Override
    public Scorer create(Fields settings) {
        new Settings(name(), settings).only();
        return new RobustScorer(new MathComparison());
    }
}
