package dev.touchstone.judge.verdict;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/// Finds the JSON objects in a reply and mends what models commonly get wrong in them.
///
/// Mended are a comma before a closing bracket, single quotes, Python's `True`, `False`, `None`, and line
/// breaks inside texts. What still is no JSON, or was cut, is looked through for the wanted field alone; a
/// number at the very end of a text that was cut is not taken, since digits may be missing. One pass over the
/// text, and a bounded number of objects.
final class JsonObjects {

    private static final int MOST = 50;
    private static final Pattern COMMA = Pattern.compile(",(\\s*[}\\]])");
    private static final Pattern PYTHON =
            Pattern.compile("(?<=[:\\[,]\\s{0,3})(True|False|None)(?=\\s*[,}\\]])");

    private JsonObjects() {}

    /// A field of an object.
    ///
    /// @param value a text, number or flag in words
    /// @param repaired whether the object was no JSON as it stood
    /// @param whole whether the object has its closing bracket
    record Found(String value, boolean repaired, boolean whole) {}

    /// An object as it stands in the text.
    private record Piece(String text, boolean whole) {}

    /// The values of a field in the objects of the text, in order; an object without it is looked into once.
    static List<Found> values(String text, String field) {
        List<Found> values = new ArrayList<>();
        for (Piece piece : objects(text)) {
            String object = piece.text();
            Optional<Fields> strict = parsed(object);
            Optional<Fields> fields = strict.or(() -> parsed(mended(object)));
            if (fields.isPresent()) {
                find(fields.get(), field).ifPresent(value ->
                        values.add(new Found(value, strict.isEmpty(), piece.whole())));
            } else {
                loose(object, field).ifPresent(value -> values.add(new Found(value, true, piece.whole())));
            }
        }
        return values;
    }

    /// Whether the field stands in the text as that of an object, whole or not.
    static boolean mentions(String text, String field) {
        return Pattern.compile("(?i)[\"']" + Pattern.quote(field) + "[\"']\\s*:").matcher(text).find();
    }

    /// The text up to an object that was cut; the whole text where none was.
    static String beforeCut(String text) {
        List<Piece> pieces = objects(text);
        return pieces.isEmpty() || pieces.getLast().whole() ? text
                : text.substring(0, text.length() - pieces.getLast().text().length());
    }

    /// Objects at the outermost level; the last one may be cut.
    private static List<Piece> objects(String text) {
        List<Piece> objects = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length() && objects.size() < MOST; at++) {
            char c = text.charAt(at);
            if (quoted) {
                if (c == '\\') {
                    at++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"' && depth > 0) {
                quoted = true;
            } else if (c == '{') {
                start = depth == 0 ? at : start;
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
                if (depth == 0) {
                    objects.add(new Piece(text.substring(start, at + 1), true));
                }
            }
        }
        if (depth > 0 && objects.size() < MOST) {
            objects.add(new Piece(text.substring(start), false));
        }
        return objects;
    }

    private static Optional<Fields> parsed(String object) {
        try {
            return Json.parse(object) instanceof Fields fields ? Optional.of(fields) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty(); // mended or looked through instead
        }
    }

    private static String mended(String object) {
        String text = COMMA.matcher(object).replaceAll("$1");
        text = PYTHON.matcher(text).replaceAll(word -> switch (word.group()) {
            case "True" -> "true";
            case "False" -> "false";
            default -> "null";
        });
        if (text.indexOf('"') < 0) {
            text = text.replace('\'', '"');
        }
        StringBuilder mended = new StringBuilder(text.length() + 16);
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quoted && at + 1 < text.length()) {
                mended.append(c).append(text.charAt(++at));
                continue;
            }
            quoted ^= c == '"';
            mended.append(quoted && c == '\n' ? "\\n" : quoted && c == '\t' ? "\\t" : String.valueOf(c));
        }
        return mended.toString();
    }

    private static Optional<String> find(Fields fields, String field) {
        for (String name : fields.names()) {
            if (name.equalsIgnoreCase(field)) {
                return shown(fields.find(name).orElse(Value.ABSENT));
            }
        }
        for (Value value : fields.entries().values()) {
            if (value instanceof Fields inner) {
                for (String name : inner.names()) {
                    if (name.equalsIgnoreCase(field)) {
                        return shown(inner.find(name).orElse(Value.ABSENT));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> shown(Value value) {
        return switch (value) {
            case Value.Text _, Value.Numeric _, Value.Flag _ -> Optional.of(value.display().strip());
            case Value.Items _, Value.Absent _, Fields _ -> Optional.empty();
        };
    }

    /// The field in something that only looks like an object; none where it stands twice.
    private static Optional<String> loose(String object, String field) {
        Matcher matcher = Pattern.compile("(?i)[\"']?\\b" + Pattern.quote(field)
                + "[\"']?\\s*[:=]\\s*(?:[\"']([^\"'\\n]{0,200})[\"']"
                + "|(-?\\d+(?:\\.\\d+)?|true|false)(?=[\\s,}\\]]))")
                .matcher(object);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String value = matcher.group(1) == null ? matcher.group(2) : matcher.group(1).strip();
        return matcher.find() ? Optional.empty() : Optional.of(value);
    }
}
