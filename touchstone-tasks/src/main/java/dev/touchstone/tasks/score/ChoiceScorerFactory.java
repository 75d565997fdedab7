package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.extract.ChoiceExtractor;

/// Questions with one right option (mmlu, agieval, custom mcq); the reference is a letter.
@AutoService(ScorerFactory.class)
public final class ChoiceScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public ChoiceScorerFactory() {}

    @Override
    public String name() {
        return "choice";
    }

    @Override
    public Scorer create(Fields settings) {
        new Settings(name(), settings).only();
        return new RobustScorer(new ExtractionComparison(new ChoiceExtractor(), GoldForms::letter));
    }
}
