package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.extract.YesNoExtractor;

/// Questions whose answer is yes or no, true or false.
@AutoService(ScorerFactory.class)
public final class YesNoScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public YesNoScorerFactory() {}

    @Override
    public String name() {
        return "yes_no";
    }

    @Override
    public Scorer create(Fields settings) {
        new Settings(name(), settings).only();
        return new RobustScorer(new ExtractionComparison(new YesNoExtractor(), GoldForms::verdict));
    }
}
