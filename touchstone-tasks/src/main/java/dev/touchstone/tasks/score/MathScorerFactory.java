package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;

/// Mathematics with LaTeX answers (math, math500); setting `reference_thousands`, see [MathComparison].
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
        Settings known = new Settings(name(), settings).only("reference_thousands");
        String thousands = known.text("reference_thousands", "literal");
        return switch (thousands) {
            case "literal" -> new RobustScorer(new MathComparison(false));
            case "read" -> new RobustScorer(new MathComparison(true));
            default -> throw known.wrong("reference_thousands", "is '" + thousands
                    + "'; give literal or read");
        };
    }
}
