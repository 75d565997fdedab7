package dev.touchstone.tasks.assemble;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.template.PythonLists;
import dev.touchstone.tasks.template.Template;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which options of a row are right, as `doc_to_target` says it: a place from 0, the text of an option, a
/// letter, or a list of them.
///
/// As in lm-evaluation-harness a rendered text of digits is a place, and so is a number in the row itself; a
/// letter is ours. A target that is none of the options is an error here; there, such a row counts as wrong.
final class Targets {

    private Targets() {}

    /// The places of the right options, at least one.
    ///
    /// @throws TouchstoneException `DATA_TEMPLATE` when the target is none of them
    static List<Integer> right(Template template, Fields row, Fields variables, List<String> choices) {
        Value value = template.evaluate(row, variables);
        boolean field = row.find(template.text()).isPresent();
        Value told = switch (value) {
            case Value.Text(String text) when !field -> PythonLists.read(text).orElse(value);
            case Value.Flag _ when !field -> Value.of(value.display());
            case Value.Text _, Value.Flag _, Value.Numeric _, Value.Absent _, Value.Items _, Fields _ ->
                    value;
        };
        if (!(told instanceof Value.Items(List<Value> several))) {
            return List.of(place(told, !field, choices));
        }
        List<Integer> places = new ArrayList<>();
        several.forEach(one -> places.add(place(one, !field, choices)));
        if (places.isEmpty()) {
            throw none("an empty list", choices);
        }
        return places;
    }

    /// The place that a text of digits names.
    ///
    /// @throws TouchstoneException `DATA_TEMPLATE` when there is no such option
    static int place(String digits, List<String> choices) {
        return number(new BigDecimal(digits), choices);
    }

    /// Whether a rendered text is a place: digits and nothing else.
    static boolean digits(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int place(Value value, boolean rendered, List<String> choices) {
        return switch (value) {
            case Value.Numeric(BigDecimal number) -> number(number, choices);
            case Value.Flag(boolean flag) -> number(flag ? BigDecimal.ONE : BigDecimal.ZERO, choices);
            case Value.Text(String text) -> {
                if (rendered && digits(text)) {
                    yield place(text, choices);
                }
                yield place(text, choices, rendered).orElseThrow(() -> none("'" + text + "'", choices));
            }
            case Value.Absent _, Value.Items _, Fields _ -> throw none(value.display(), choices);
        };
    }

    private static Optional<Integer> place(String text, List<String> choices, boolean rendered) {
        int same = choices.indexOf(text);
        if (same >= 0) {
            return Optional.of(same);
        }
        if (!rendered && digits(text)) {
            return Optional.of(place(text, choices));
        }
        boolean letter = text.length() == 1 && text.charAt(0) >= 'A' && text.charAt(0) <= 'Z';
        return letter ? Optional.of(number(BigDecimal.valueOf(text.charAt(0) - 'A'), choices))
                : Optional.empty();
    }

    private static int number(BigDecimal number, List<String> choices) {
        try {
            int place = number.intValueExact();
            if (place >= 0 && place < choices.size()) {
                return place;
            }
        } catch (ArithmeticException notWhole) {
            // told below, as every other place that is none
        }
        throw none(number.toPlainString(), choices);
    }

    private static TouchstoneException none(String found, List<String> choices) {
        return new TouchstoneException(ErrorCode.DATA_TEMPLATE,
                ("the target is %s, which is none of the %d options; expected a place from 0 to %d, the text "
                        + "of an option, or a letter").formatted(found, choices.size(), choices.size() - 1));
    }
}
