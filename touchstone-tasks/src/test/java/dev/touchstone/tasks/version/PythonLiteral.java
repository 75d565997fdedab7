package dev.touchstone.tasks.version;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what AISBench dumps of its configuration: `name=dict(key=value)`, lists, tuples, texts, numbers,
/// names.
final class PythonLiteral {

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /// The value that a name has at the top level of a file.
    static Value assigned(String name, String text) {
        int place = ("\n" + text).indexOf("\n" + name + "=");
        if (place < 0) {
            throw new IllegalStateException("no assignment to " + name);
        }
        PythonLiteral reader = new PythonLiteral(text);
        reader.at = place + name.length() + 1;
        return reader.value();
    }

    private Value value() {
        space();
        char c = text.charAt(at);
        if (c == '[' || c == '(') {
            return items(c == '[' ? ']' : ')');
        }
        if (c == '\'' || c == '"') {
            StringBuilder joined = new StringBuilder();
            for (; at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"'); space()) {
                joined.append(string());
            }
            return Value.of(joined.toString());
        }
        String word = word();
        return switch (word) {
            case "dict" -> dict();
            case "None" -> Value.ABSENT;
            case "True" -> Value.of(true);
            case "False" -> Value.of(false);
            default -> new Value.Numeric(new BigDecimal(word));
        };
    }

    private Value dict() {
        take('(');
        Map<String, Value> entries = new LinkedHashMap<>();
        while (!taken(')')) {
            String name = word();
            take('=');
            entries.put(name, value());
            taken(',');
        }
        return new Fields(entries);
    }

    private Value items(char close) {
        at++;
        List<Value> items = new ArrayList<>();
        while (!taken(close)) {
            items.add(value());
            taken(',');
        }
        return new Value.Items(items);
    }

    private String string() {
        char quote = text.charAt(at++);
        StringBuilder content = new StringBuilder();
        while (text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\') {
                char escaped = text.charAt(at++);
                c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
            }
            content.append(c);
        }
        at++;
        return content.toString();
    }

    private String word() {
        space();
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.-+".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (from == at) {
            throw new IllegalStateException("unexpected '%s' at %d".formatted(text.charAt(at), at));
        }
        return text.substring(from, at);
    }

    private void take(char wanted) {
        if (!taken(wanted)) {
            throw new IllegalStateException("expected '%s' at %d".formatted(wanted, at));
        }
    }

    private boolean taken(char wanted) {
        space();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
