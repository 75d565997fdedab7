package dev.touchstone.judge.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;

/// Verdicts of judge models: a grade on a scale, agreement with a reference, or a comparison in both orders.
@AutoService(ScorerFactory.class)
public final class JudgeScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public JudgeScorerFactory() {}

    @Override
    public String name() {
        return "judge";
    }

    @Override
    public Scorer create(Fields settings) {
        return new JudgeScorer(JudgeSettings.read(settings));
    }
}
