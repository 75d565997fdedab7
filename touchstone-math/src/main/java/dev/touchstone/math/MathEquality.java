package dev.touchstone.math;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.Verdict.Undecided;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Bracketed;
import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.math.notation.Readings;
import java.util.Optional;

/// Says whether two answers mean the same.
///
/// Reflexive and symmetric; never throws, whatever the texts hold; bounded in time and memory by
/// [MathConventions.Effort], with the same verdict on every machine. Holds no state: one object may serve
/// many threads.
public final class MathEquality {

    private final MathConventions conventions;

    /// Equality under the given conventions.
    public MathEquality(MathConventions conventions) {
        this.conventions = conventions;
    }

    /// Compares two answers in LaTeX or plain notation.
    public Verdict compare(String reference, String answer) {
        return PlainDecimals.compare(reference, answer, conventions.values())
                .orElseGet(() -> compare(Readings.of(reference), Readings.of(answer)));
    }

    /// Compares two answers that were read before; worth it where one reference meets many answers.
    public Verdict compare(Readings reference, Readings answer) {
        if (reference.tokens().equals(answer.tokens()) && !reference.tokens().isEmpty()) {
            return new Equal("the same notation");
        }
        if (reference.blank() || answer.blank()) {
            return reference.blank() && answer.blank() ? new Undecided("both answers are empty")
                    : new Different("one answer is empty");
        }
        Optional<Verdict> open = Optional.empty();
        Verdict last = new Undecided("no reading");
        for (Expression left : reference.meanings()) {
            for (Expression right : answer.meanings()) {
                last = reference.separated(left) && right instanceof Bracketed
                        || answer.separated(right) && left instanceof Bracketed
                        ? new Different("a number with a thousands mark, or items without brackets")
                        : compare(left, right, reference.plain(), answer.plain());
                if (last instanceof Equal) {
                    return last;
                }
                if (last instanceof Undecided) {
                    open = Optional.of(last);
                }
            }
        }
        return open.orElse(last);
    }

    private Verdict compare(Expression left, Expression right, String leftPlain, String rightPlain) {
        try {
            Optional<Verdict> words = new TextComparison(conventions)
                    .compare(left, right, leftPlain, rightPlain);
            return words.orElseGet(() -> new ShapeComparison(conventions)
                    .compare(TextComparison.meaning(left), TextComparison.meaning(right)));
        } catch (OutOfReach found) {
            return new Undecided(found.getMessage());
        } catch (ArithmeticException _) {
            // exponents beyond what the number types of Java hold
            return new Undecided("a value is too large or too small");
        }
    }
}
