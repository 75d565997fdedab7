package dev.touchstone.score.golden;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.golden.GoldenFamily.UnknownKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far a number may lie from the expected one.
///
/// @param size 0 for exact
/// @param relative whether `size` is a share of the expected number; then it is the distance itself for 0
record Tolerance(double size, boolean relative) {

    /// The same bits.
    static final Tolerance EXACT = new Tolerance(0, false);

    /// Numbers at the beginning of a text, such as `1e-9 relative for numpy` or `1e-9 unless the case says
    /// otherwise`.
    private static final Pattern TEXT = Pattern.compile("([0-9.]+(?:[eE][-+]?[0-9]+)?)( relative)?\\b.*");

    Tolerance {
        if (!(size >= 0 && Double.isFinite(size))) {
            throw new MalformedCase("the tolerance is %s, expected 0 or more".formatted(size));
        }
    }

    /// The tolerance that a file's `meta` states.
    ///
    /// @param otherwise where it states none
    /// @throws UnknownKey when what it says is not understood
    static Tolerance of(Fields meta, Tolerance otherwise) throws UnknownKey {
        Optional<Value> stated = meta.find("tolerance");
        return stated.isPresent() ? of(stated.get()) : otherwise;
    }

    /// A tolerance that is a number, or a text that begins with one.
    static Tolerance of(Value value) throws UnknownKey {
        return switch (value) {
            case Value.Numeric(var number) -> new Tolerance(number.doubleValue(), false);
            case Value.Text(String text) -> {
                Matcher matcher = TEXT.matcher(text);
                if (!matcher.matches()) {
                    throw new UnknownKey("tolerance '%s'".formatted(text));
                }
                yield new Tolerance(Double.parseDouble(matcher.group(1)), matcher.group(2) != null);
            }
            case Value.Flag _, Value.Absent _, Value.Items _, Fields _ ->
                throw new UnknownKey("tolerance '%s'".formatted(Shown.beginning(value)));
        };
    }

    /// Whether a number on the scale of the expected one can be too far away: 0 and 1 are scale enough for
    /// everything that is no larger.
    boolean canFail(double expected) {
        return relative && expected != 0 ? size < 1 : size < Math.max(1, Math.abs(expected));
    }

    /// Whether a number is near enough.
    boolean holds(double expected, double found) {
        double distance = Math.abs(expected - found);
        return distance <= (relative && expected != 0 ? size * Math.abs(expected) : size);
    }
}
