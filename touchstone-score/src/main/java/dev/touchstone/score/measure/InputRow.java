package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// One row of an input file, read by the names that metrics use; errors name its place.
///
/// @param fields as the file has them
/// @param where tells the place, such as `pairs.jsonl, row 3 (line 4)`; asked while the row is the one read
///     last
record InputRow(Fields fields, Supplier<String> where) {

    static final List<String> PREDICTION =
            List.of("prediction", "hypothesis", "output", "pred", "y_pred");
    private static final List<String> REFERENCES = List.of("references", "reference", "targets", "target",
            "answers", "answer", "gold");
    static final List<String> TRUTH =
            List.of("truth", "y_true", "label", "reference", "gold", "answer");

    /// Decimals, or zeros at the end, up to which a number is written out as a label.
    private static final int MOST_SCALE = 40;

    /// Where the row stands.
    String place() {
        return where.get();
    }

    /// The row's own id; none where it has none.
    Optional<String> id() {
        Optional<Value> id = fields.find("id");
        return id.isEmpty() || id.get() instanceof Value.Absent ? Optional.empty()
                : Optional.of(id.get().display());
    }

    /// The prediction as a text.
    String prediction() {
        return text(PREDICTION);
    }

    /// The predicted label; none where it is `null` or empty, which stands for an answer that could not be
    /// read.
    Optional<String> label() {
        Value value = require(PREDICTION);
        return value instanceof Value.Absent ? Optional.empty()
                : Optional.of(label("prediction", value)).filter(label -> !label.isEmpty());
    }

    /// What several judges said: the list `ratings`, or fields whose names begin with `rater`.
    List<Optional<String>> ratings() {
        List<Value> found = fields.find("ratings").isPresent()
                ? fields.findItems("ratings").orElseThrow(() -> wrong("'ratings' is not a list"))
                : fields.entries().entrySet().stream().filter(entry -> entry.getKey().startsWith("rater"))
                        .map(Map.Entry::getValue).toList();
        if (found.isEmpty()) {
            throw wrong("has no 'ratings' (a list), and no columns whose names begin with 'rater'");
        }
        List<Optional<String>> ratings = new ArrayList<>(found.size());
        for (Value value : found) {
            ratings.add(value instanceof Value.Absent ? Optional.empty()
                    : Optional.of(label("ratings", value)).filter(rating -> !rating.isEmpty()));
        }
        return ratings;
    }

    /// The truth as it is written.
    String truth() {
        return text(TRUTH);
    }

    /// The true label.
    String trueLabel() {
        return label("truth", require(TRUTH));
    }

    /// A label: a number is the same one however it is written, 1 as 1.0.
    private String label(String name, Value value) {
        if (value instanceof Value.Numeric(var number) && Math.abs(number.scale()) <= MOST_SCALE) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return scalar(name, value);
    }

    /// One reference or a list of them, at least one.
    List<String> references() {
        Value value = require(REFERENCES);
        if (!(value instanceof Value.Items(List<Value> items))) {
            return List.of(scalar("references", value));
        }
        if (items.isEmpty()) {
            throw wrong("'references' is an empty list, expected at least one text");
        }
        List<String> texts = new ArrayList<>(items.size());
        items.forEach(item -> texts.add(scalar("references", item)));
        return texts;
    }

    /// A finite number.
    double number(String... names) {
        Value value = require(List.of(names));
        Optional<BigDecimal> number = switch (value) {
            case Value.Numeric(BigDecimal digits) -> Optional.of(digits);
            case Value.Text(String text) -> parsed(text);
            case Value.Flag _, Value.Absent _, Value.Items _, Fields _ -> Optional.empty();
        };
        double found = number.map(BigDecimal::doubleValue).orElseThrow(() -> wrong(
                "'%s' is '%s', expected a finite number".formatted(names[0], Shortened.of(value))));
        if (!Double.isFinite(found)) {
            throw wrong("'%s' is %s, too large for a number".formatted(names[0], Shortened.of(value)));
        }
        return found;
    }

    /// The error for something in this row.
    TouchstoneException wrong(String what) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW, "%s: %s".formatted(place(), what));
    }

    private String text(List<String> names) {
        Value value = require(names);
        if (value instanceof Value.Text(String text)) {
            return text;
        }
        return scalar(names.stream().filter(name -> fields.find(name).isPresent()).findFirst()
                .orElseThrow(), value);
    }

    private Value require(List<String> names) {
        for (String name : names) {
            Optional<Value> value = fields.find(name);
            if (value.isPresent()) {
                return value.get();
            }
        }
        throw wrong("has no '%s'%s; it has %s".formatted(names.getFirst(), names.size() == 1 ? ""
                : " (accepted too: %s)".formatted(String.join(", ", names.subList(1, names.size()))),
                Shortened.of(String.join(", ", fields.names()))));
    }

    private String scalar(String name, Value value) {
        if (value instanceof Value.Text(String text)) { // most; a switch over types is made at its first use
            return text;
        }
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric _, Value.Flag _ -> value.display();
            case Value.Absent _, Value.Items _, Fields _ -> throw wrong(
                    "'%s' holds %s, expected a text".formatted(name, Shortened.of(value)));
        };
    }

    /// A whole number from 0 to `most`.
    int whole(String name, int most) {
        double number = number(name);
        if (number != Math.rint(number) || number < 0 || number > most) {
            throw wrong("'%s' is %s, expected a whole number up to %d".formatted(name, number, most));
        }
        return (int) number;
    }

    /// A text field that must be there.
    String text(String name) {
        return text(List.of(name));
    }

    /// Whether a field is there and not `null`.
    boolean has(String name) {
        return fields.find(name).filter(value -> !(value instanceof Value.Absent)).isPresent();
    }

    private static Optional<BigDecimal> parsed(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
