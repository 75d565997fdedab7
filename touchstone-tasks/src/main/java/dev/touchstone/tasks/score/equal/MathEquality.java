package dev.touchstone.tasks.score.equal;

import dev.touchstone.tasks.score.equal.EqualityStep.Verdict;
import java.util.List;

/// Whether a mathematical answer equals its reference: numbers exactly, simple lists by element, all else
/// literally.
public final class MathEquality {

    private static final int LONGEST = 2_000;

    private final List<EqualityStep> steps;

    /// The steps of this release: numeric, list, literal.
    public MathEquality() {
        this(List.of(new NumericStep(), new ListStep(), new LiteralStep()));
    }

    /// @param steps surest first; what none decides is different
    public MathEquality(List<EqualityStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /// Whether both stand for the same; texts of more than 2,000 characters are compared as they are.
    public boolean equal(String gold, String answer) {
        if (gold.length() > LONGEST || answer.length() > LONGEST) {
            return gold.strip().equals(answer.strip());
        }
        for (EqualityStep step : steps) {
            Verdict verdict = step.compare(gold, answer);
            switch (verdict) {
                case EQUAL -> {
                    return true;
                }
                case DIFFERENT -> {
                    return false;
                }
                case UNDECIDED -> { }
            }
        }
        return false;
    }
}
