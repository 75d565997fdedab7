package dev.touchstone.core.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A piece of outside data whose shape only the data knows: a row of a data set, a setting of a server.
///
/// The same type carries JSON, YAML and CSV, so templates and configuration readers know one thing.
/// Numbers keep their digits (`145.0` stays `145.0`).
public sealed interface Value
        permits Value.Text, Value.Numeric, Value.Flag, Value.Absent, Value.Items, Fields {

    /// A text.
    record Text(String text) implements Value {
        public Text {
            requireNonNull(text, "text");
        }
    }

    /// A number with the digits it was written with.
    record Numeric(BigDecimal number) implements Value {
        public Numeric {
            requireNonNull(number, "number");
        }
    }

    /// True or false.
    record Flag(boolean flag) implements Value {}

    /// JSON's and YAML's `null`: a field that is there and holds nothing.
    record Absent() implements Value {}

    /// A list.
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// There is one absent value.
    Absent ABSENT = new Absent();

    /// @return the text as a value
    static Value of(String text) {
        return new Text(text);
    }

    /// @return the whole number as a value
    static Value of(long number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    /// The shortest decimal that stands for the double, as JSON writes it.
    static Value of(double number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    /// @return the flag as a value
    static Value of(boolean flag) {
        return new Flag(flag);
    }

    /// @return a list of texts
    static Value ofTexts(List<String> texts) {
        List<Value> items = new ArrayList<>(texts.size());
        texts.forEach(text -> items.add(new Text(text)));
        return new Items(Collections.unmodifiableList(items));
    }

    /// What a template prints: texts as they are, numbers with their digits, lists and fields as Python
    /// prints them (`['a', 1]`, `{'name': 'b'}`).
    default String display() {
        if (this instanceof Text(String text)) { // most; a switch over types is made at its first use
            return text;
        }
        return switch (this) {
            case Text(String text) -> text;
            // 1e999999999 has few digits of its own and a billion zeros
            case Numeric(BigDecimal number) ->
                Math.abs((long) number.scale()) <= 1000 ? number.toPlainString() : number.toString();
            case Flag(boolean flag) -> flag ? "True" : "False";
            case Absent _ -> "None";
            case Items _, Fields _ -> PythonText.quoted(this);
        };
    }
}
