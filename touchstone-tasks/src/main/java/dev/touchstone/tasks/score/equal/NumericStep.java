package dev.touchstone.tasks.score.equal;

/// Compares numbers as exact fractions; undecided unless both are numbers.
///
/// A percent sign may stand for its hundredth or for nothing: `50\%` equals 50, 1/2 and 0.5, as references
/// write both.
public final class NumericStep implements EqualityStep {

    /// Creates the step.
    public NumericStep() {}

    @Override
    public Verdict compare(String gold, String answer) {
        return NumberLiteral.parse(gold)
                .flatMap(one -> NumberLiteral.parse(answer).map(other -> one.same(other) ? Verdict.EQUAL
                : Verdict.DIFFERENT))
                // `1,234` may be a list of two: a later step looks once more
                .map(verdict -> verdict == Verdict.DIFFERENT && (gold.contains(",") || answer.contains(","))
                        ? Verdict.UNDECIDED : verdict)
                .orElse(Verdict.UNDECIDED);
    }
}
