package dev.touchstone.store.log;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Texts that can be written as UTF-8: half surrogate pairs, which a server can send as `\ud83d`, become
/// U+FFFD.
final class WellFormed {

    private WellFormed() {}

    static String text(String text) {
        for (int at = 0; at < text.length(); at++) {
            // nearly every character ends at the first comparison
            if (text.charAt(at) >= Character.MIN_SURROGATE && half(text, at)) {
                return replaced(text);
            }
        }
        return text;
    }

    static Value value(Value value) {
        return switch (value) {
            case Value.Text(String text) -> new Value.Text(text(text));
            case Value.Items(List<Value> items) ->
                    new Value.Items(items.stream().map(WellFormed::value).toList());
            case Fields fields -> fields(fields);
            case Value.Numeric _, Value.Flag _, Value.Absent _ -> value;
        };
    }

    static Fields fields(Fields fields) {
        Map<String, Value> clean = new LinkedHashMap<>();
        fields.entries().forEach((name, value) -> clean.put(text(name), value(value)));
        return new Fields(clean);
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int at = 0; at < clean.length(); at++) {
            if (half(clean, at)) {
                clean.setCharAt(at, '\ufffd');
            }
        }
        return clean.toString();
    }

    private static boolean half(CharSequence text, int at) {
        char letter = text.charAt(at);
        if (!Character.isSurrogate(letter)) {
            return false;
        }
        return Character.isHighSurrogate(letter)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
}
