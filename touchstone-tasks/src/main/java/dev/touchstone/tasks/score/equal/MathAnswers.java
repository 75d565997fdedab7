package dev.touchstone.tasks.score.equal;

import dev.touchstone.math.MathConventions;
import dev.touchstone.math.MathEquality;

/// Mathematical equality for whoever has no settings: the standard conventions of [MathConventions].
///
/// A class of its own, so that touchstone-math is loaded when the first answer needs it and not before.
public final class MathAnswers {

    private static final MathEquality STANDARD = new MathEquality(MathConventions.standard());

    private MathAnswers() {}

    /// Whether both mean the same; what cannot be decided is not equal.
    public static boolean equal(String gold, String answer) {
        return STANDARD.compare(gold, answer).equal();
    }
}
