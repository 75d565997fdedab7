package dev.touchstone.tasks.template;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.stream.Collectors;

/// How Jinja prints values: as Python's `str` does, with texts inside lists in quotes.
final class PythonText {

    private PythonText() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric _, Value.Flag _, Value.Absent _ -> value.display();
            case Value.Items _, Fields _ -> quoted(value);
        };
    }

    private static String quoted(Value value) {
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
                default -> quoted.append(c == mark ? "\\" + c : String.valueOf(c));
            }
        }
        return quoted.append(mark).toString();
    }
}
