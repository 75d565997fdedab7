package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;

/// Mathematics in LaTeX or plain notation, equal by meaning (math, math500, aime2024).
///
/// `rounded_from: 2` lets a decimal with two decimals or more stand for what rounds to it. All of them but
/// the first are told in full by [dev.touchstone.math.MathConventions].
///
/// | setting | values | default | meaning |
/// |---|---|---|---|
/// | `reference_thousands` | `literal`, `read` | `literal` | is `10000` equal to `10{,}000`? |
/// | `percent` | `either`, `value`, `dropped` | `either` | is `18%` 18 or 0.18, 0.18, or 18? |
/// | `degrees` | `either`, `value`, `dropped` | `either` | is `180°` 180 or π, π, or 180? |
/// | `units` | `optional`, `ignored`, `required` | `optional` | may a unit be missing or another? |
/// | `ordered_lists` | `true`, `false` | `false` | does the order of `1, 2` matter? |
/// | `brackets_optional` | `true`, `false` | `true` | is `1, 2` equal to `\{1,2\}` and `(1,2)`? |
/// | `vector_is_point` | `true`, `false` | `true` | is a column equal to a point? |
/// | `assignment_is_value` | `true`, `false` | `true` | is `x = 5` equal to `5`? |
/// | `ratio_is_fraction` | `true`, `false` | `true` | is `5:6` equal to `5/6`? |
/// | `letter_case` | `true`, `false` | `false` | do capital letters matter in words? |
/// | `rounded_from` | `never`, 0 to 100 | `never` | decimals of rounded numbers |
/// | `agreement` | `true`, `false` | `true` | are many equal digits enough? |
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
        return new RobustScorer(MathSettings.comparison(new Settings(name(), settings)));
    }
}
