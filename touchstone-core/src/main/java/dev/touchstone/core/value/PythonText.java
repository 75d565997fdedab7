package dev.touchstone.core.value;

import java.util.HexFormat;
import java.util.stream.Collectors;

/// Prints values as Python's `repr` does, the form in which templates show lists and fields.
final class PythonText {

    private PythonText() {}

    /// The value as it stands inside a list: texts in quotes.
    static String quoted(Value value) {
        return switch (value) {
            case Value.Text(String text) -> quote(text);
            case Value.Numeric _, Value.Flag _, Value.Absent _ -> value.display();
            case Value.Items(var items) ->
                items.stream().map(PythonText::quoted).collect(Collectors.joining(", ", "[", "]"));
            case Fields(var entries) -> entries.entrySet().stream()
                    .map(entry -> quote(entry.getKey()) + ": " + quoted(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String quote(String text) {
        char mark = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(mark);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        quoted.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        quoted.append(c == mark ? "\\" : "").append(c);
                    }
                }
            }
        }
        return quoted.append(mark).toString();
    }
}
