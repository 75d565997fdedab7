package dev.touchstone.math;

import java.util.OptionalInt;

/// What counts as the same where mathematics leaves it open.
///
/// @param signs signs and words behind a number
/// @param shapes lists, sets, points and vectors
/// @param values names before a value, proportions, rounding, words
/// @param effort how much may be spent, and what counts as shown
public record MathConventions(Signs signs, Shapes shapes, Values values, Effort effort) {

    /// How a percent or degree sign is read when only one answer has it.
    public enum SignRule {
        /// As arithmetic alone: 18% is 0.18, 180° is π.
        VALUE,
        /// As a mark that may be left out: 18% is 18, 180° is 180.
        DROPPED,
        /// Either way.
        EITHER
    }

    /// What units do.
    public enum UnitRule {
        /// An answer may leave its unit out; two known units must agree after conversion.
        OPTIONAL,
        /// Units are not looked at.
        IGNORED,
        /// Both answers have a unit, or none has.
        REQUIRED
    }

    /// Signs and words behind a number.
    ///
    /// @param percent default `EITHER`
    /// @param degrees default `EITHER`
    /// @param units default `OPTIONAL`
    public record Signs(SignRule percent, SignRule degrees, UnitRule units) {}

    /// Lists, sets, points and vectors.
    ///
    /// @param orderedLists whether the order of a list without brackets matters; default no
    /// @param bracketsOptional whether a list without brackets equals the set or the point of its items;
    ///     default yes
    /// @param vectorIsPoint whether a column, a row and a point with the same entries are equal; default yes
    public record Shapes(boolean orderedLists, boolean bracketsOptional, boolean vectorIsPoint) {}

    /// Names before a value, proportions, rounding, words.
    ///
    /// @param assignmentIsValue whether `x = 5` equals `5`; default yes
    /// @param ratioIsFraction whether `a:b` equals `a/b`; default yes
    /// @param letterCase whether capital letters matter in words; default no
    /// @param roundedFrom from how many written decimals on a decimal stands for every value that rounds to
    ///     it; default empty: never, 0.333 is not 1/3
    public record Values(boolean assignmentIsValue, boolean ratioIsFraction, boolean letterCase,
            OptionalInt roundedFrom) {}

    /// How much may be spent, and what counts as shown.
    ///
    /// @param agreement whether agreement to many digits at many points shows equality where no exact form
    ///     does; default yes
    /// @param steps work for one pair of readings, in steps of about 100 ns; default 3,000,000, at least 1
    public record Effort(boolean agreement, long steps) {
        public Effort {
            if (steps < 1) {
                throw new IllegalArgumentException("steps must be at least 1, is " + steps);
            }
        }
    }

    /// The defaults named above.
    public static MathConventions standard() {
        return new MathConventions(
                new Signs(SignRule.EITHER, SignRule.EITHER, UnitRule.OPTIONAL),
                new Shapes(false, true, true),
                new Values(true, true, false, OptionalInt.empty()),
                new Effort(true, 3_000_000));
    }

    /// Nothing is left out and nothing is read kindly: signs are arithmetic, units required, order and
    /// brackets matter.
    public static MathConventions strict() {
        return new MathConventions(
                new Signs(SignRule.VALUE, SignRule.VALUE, UnitRule.REQUIRED),
                new Shapes(true, false, false),
                new Values(false, false, true, OptionalInt.empty()),
                new Effort(false, 3_000_000));
    }

    /// The same with other rules for signs.
    public MathConventions with(Signs other) {
        return new MathConventions(other, shapes, values, effort);
    }

    /// The same with other rules for shapes.
    public MathConventions with(Shapes other) {
        return new MathConventions(signs, other, values, effort);
    }

    /// The same with other rules for values.
    public MathConventions with(Values other) {
        return new MathConventions(signs, shapes, other, effort);
    }

    /// The same with another effort.
    public MathConventions with(Effort other) {
        return new MathConventions(signs, shapes, values, other);
    }
}
