package dev.touchstone.tasks.template;

import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists of texts and numbers as Python writes them, such as `['no', "it's", 3]`: task files hold them as
/// texts, and templates render them.
///
/// Reads what `ast.literal_eval` reads of a flat list: both quotes, escapes, neighbouring texts joined,
/// numbers, `True`, `False`, `None`, a comma at the end.
public final class PythonLists {

    private final String text;
    private int at;

    private PythonLists(String text) {
        this.text = text;
    }

    /// The list; empty where the text is none.
    public static Optional<Value> read(String text) {
        if (text.length() < 2 || text.charAt(0) != '[' || text.charAt(text.length() - 1) != ']') {
            return Optional.empty();
        }
        try {
            return Optional.of(new PythonLists(text).list());
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException noList) {
            return Optional.empty(); // a text that only looks like one
        }
    }

    private Value list() {
        List<Value> items = new ArrayList<>();
        at = 1;
        skip();
        while (text.charAt(at) != ']') {
            items.add(item());
            skip();
            if (text.charAt(at) == ',') {
                at++;
                skip();
            } else if (text.charAt(at) != ']') {
                throw new IllegalArgumentException("no comma at " + at);
            }
        }
        if (at != text.length() - 1) {
            throw new IllegalArgumentException("text behind the list at " + at);
        }
        return new Value.Items(items);
    }

    private Value item() {
        char first = text.charAt(at);
        if (first == '\'' || first == '"') {
            StringBuilder joined = new StringBuilder();
            while (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
                quoted(joined);
                skip();
            }
            return Value.of(joined.toString());
        }
        int from = at;
        while (",] \n\t\r".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "True" -> new Value.Flag(true);
            case "False" -> new Value.Flag(false);
            case "None" -> Value.ABSENT;
            default -> new Value.Numeric(new BigDecimal(word));
        };
    }

    private void quoted(StringBuilder into) {
        char mark = text.charAt(at++);
        for (char c = text.charAt(at++); c != mark; c = text.charAt(at++)) {
            if (c == '\n') {
                throw new IllegalArgumentException("a line ends inside a text at " + at);
            }
            if (c == '\\') {
                escaped(into);
            } else {
                into.append(c);
            }
        }
    }

    private void escaped(StringBuilder into) {
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> into.append('\n');
            case 't' -> into.append('\t');
            case 'r' -> into.append('\r');
            case '\\', '\'', '"' -> into.append(c);
            case 'x' -> code(into, 2);
            case 'u' -> code(into, 4);
            case 'U' -> code(into, 8);
            default -> into.append('\\').append(c); // as Python leaves what it does not know
        }
    }

    private void code(StringBuilder into, int digits) {
        into.appendCodePoint(Integer.parseInt(text.substring(at, at + digits), 16));
        at += digits;
    }

    private void skip() {
        while (at < text.length() && " \n\t\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
