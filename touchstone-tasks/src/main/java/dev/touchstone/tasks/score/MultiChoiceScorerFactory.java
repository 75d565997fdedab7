package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.extract.MultiChoiceExtractor;

/// Questions with several right options; the reference is their letters in any order.
@AutoService(ScorerFactory.class)
public final class MultiChoiceScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public MultiChoiceScorerFactory() {}

    @Override
    public String name() {
        return "choice_multi";
    }

    @Override
    public Scorer create(Fields settings) {
        new Settings(name(), settings).only();
        return new RobustScorer(new ExtractionComparison(new MultiChoiceExtractor(), GoldForms::letters));
    }
}
