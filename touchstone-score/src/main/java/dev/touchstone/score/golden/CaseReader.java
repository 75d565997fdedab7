package dev.touchstone.score.golden;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the parts of a golden case with checked types.
final class CaseReader {

    private CaseReader() {}

    /// A nested section; an empty one when it is not there.
    static Fields section(Fields fields, String name) {
        return switch (fields.find(name).orElse(Fields.EMPTY)) {
            case Fields section -> section;
            case Value other -> throw wrong(name, other, "an object");
        };
    }

    /// A text that must be there.
    static String text(Fields fields, String name) {
        return text(name, required(fields, name));
    }

    /// A number that must be there.
    static double number(Fields fields, String name) {
        return number(name, required(fields, name));
    }

    /// A whole number that must be there.
    static int whole(Fields fields, String name) {
        double number = number(fields, name);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrong(name, required(fields, name), "a whole number");
        }
        return (int) number;
    }

    /// A flag, or its default where it is not there.
    static boolean flag(Fields fields, String name, boolean otherwise) {
        return switch (fields.find(name).orElse(Value.of(otherwise))) {
            case Value.Flag(boolean flag) -> flag;
            case Value other -> throw wrong(name, other, "true or false");
        };
    }

    /// A list that must be there.
    static List<Value> items(Fields fields, String name) {
        return items(name, required(fields, name));
    }

    /// A list of texts that must be there.
    static List<String> texts(Fields fields, String name) {
        return items(fields, name).stream().map(item -> text(name, item)).toList();
    }

    /// A list of texts of which some may be `null`.
    static List<Optional<String>> optionalTexts(Fields fields, String name) {
        List<Optional<String>> texts = new ArrayList<>();
        for (Value item : items(fields, name)) {
            texts.add(item instanceof Value.Absent ? Optional.empty() : Optional.of(text(name, item)));
        }
        return texts;
    }

    /// A list of numbers that must be there.
    static double[] numbers(Fields fields, String name) {
        return items(fields, name).stream().mapToDouble(item -> number(name, item)).toArray();
    }

    /// The value as a text.
    static String text(String name, Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value other -> throw wrong(name, other, "a text");
        };
    }

    /// The value as a number.
    static double number(String name, Value value) {
        return switch (value) {
            case Value.Numeric(var number) -> number.doubleValue();
            case Value other -> throw wrong(name, other, "a number");
        };
    }

    /// The value as a list.
    static List<Value> items(String name, Value value) {
        return switch (value) {
            case Value.Items(List<Value> items) -> items;
            case Value other -> throw wrong(name, other, "a list");
        };
    }

    private static Value required(Fields fields, String name) {
        return fields.find(name).orElseThrow(() -> new MalformedCase("has no '%s'".formatted(name)));
    }

    /// The error for a value of another type.
    static MalformedCase wrong(String name, Value found, String expected) {
        return new MalformedCase("'%s' is %s, expected %s".formatted(name, Shown.beginning(found), expected));
    }
}
