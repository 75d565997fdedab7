package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;

/// BIG-Bench Hard: choice, verdict, number or text by the form of the reference.
@AutoService(ScorerFactory.class)
public final class BbhScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public BbhScorerFactory() {}

    @Override
    public String name() {
        return "bbh";
    }

    @Override
    public Scorer create(Fields settings) {
        new Settings(name(), settings).only();
        return new RobustScorer(new BbhComparison());
    }
}
