package dev.touchstone.tasks.score;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import dev.touchstone.math.MathConventions;
import dev.touchstone.math.MathConventions.Effort;
import dev.touchstone.math.MathConventions.Shapes;
import dev.touchstone.math.MathConventions.SignRule;
import dev.touchstone.math.MathConventions.Signs;
import dev.touchstone.math.MathConventions.UnitRule;
import dev.touchstone.math.MathConventions.Values;
import dev.touchstone.math.MathEquality;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the settings of the scorer `math`, which [MathScorerFactory] lists; what is not set is
/// [MathConventions#standard].
///
/// A class of its own, so that finding the scorers by name does not load touchstone-math.
final class MathSettings {

    private static final String THOUSANDS = "reference_thousands";
    private static final String ROUNDED = "rounded_from";
    private static final int MOST_DECIMALS = 100;

    private MathSettings() {}

    /// @throws dev.touchstone.core.error.TouchstoneException when a setting is unknown or wrong
    static MathComparison comparison(Settings settings) {
        settings.only(THOUSANDS, "percent", "degrees", "units", "ordered_lists", "brackets_optional",
                "vector_is_point", "assignment_is_value", "ratio_is_fraction", "letter_case", ROUNDED,
                "agreement");
        boolean literal = settings.choice(THOUSANDS, "literal", "read").equals("literal");
        return new MathComparison(new MathEquality(conventions(settings)), literal);
    }

    private static MathConventions conventions(Settings settings) {
        MathConventions standard = MathConventions.standard();
        Shapes shapes = standard.shapes();
        Values values = standard.values();
        Effort effort = standard.effort();
        return new MathConventions(
                new Signs(sign(settings, "percent"), sign(settings, "degrees"), units(settings)),
                new Shapes(settings.flag("ordered_lists", shapes.orderedLists()),
                        settings.flag("brackets_optional", shapes.bracketsOptional()),
                        settings.flag("vector_is_point", shapes.vectorIsPoint())),
                new Values(settings.flag("assignment_is_value", values.assignmentIsValue()),
                        settings.flag("ratio_is_fraction", values.ratioIsFraction()),
                        settings.flag("letter_case", values.letterCase()), rounded(settings)),
                new Effort(settings.flag("agreement", effort.agreement()), effort.steps()));
    }

    private static SignRule sign(Settings settings, String key) {
        return SignRule.valueOf(settings.choice(key, "either", "value", "dropped").toUpperCase(Locale.ROOT));
    }

    private static UnitRule units(Settings settings) {
        return UnitRule.valueOf(settings.choice("units", "optional", "ignored", "required")
                .toUpperCase(Locale.ROOT));
    }

    private static OptionalInt rounded(Settings settings) {
        Optional<Value> found = settings.fields().find(ROUNDED);
        if (found.isEmpty() || settings.fields().findText(ROUNDED).filter("never"::equals).isPresent()) {
            return OptionalInt.empty();
        }
        Optional<BigDecimal> decimals = settings.fields().findNumber(ROUNDED);
        boolean fits = decimals.isPresent() && decimals.get().stripTrailingZeros().scale() <= 0
                && decimals.get().signum() >= 0
                && decimals.get().compareTo(BigDecimal.valueOf(MOST_DECIMALS)) <= 0;
        if (!fits) {
            throw settings.wrong(ROUNDED, "is '%s'; give never or a whole number from 0 to %d".formatted(
                    Json.shown(found.get()), MOST_DECIMALS));
        }
        return OptionalInt.of(decimals.get().intValueExact());
    }
}
