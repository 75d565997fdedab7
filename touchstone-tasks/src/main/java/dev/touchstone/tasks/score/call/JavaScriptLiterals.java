package dev.touchstone.tasks.score.call;

import dev.touchstone.tasks.score.call.Description.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads values written as JavaScript source, by the type that is wanted; what is written otherwise stays a
/// text.
///
/// Known forms are those of BFCL: `42`, `42n`, `1.5`, `true`, `'text'`, `[1, 2]`, `[[1], [2]]`,
/// `new Array(1)`, `{a: 1, b: [2]}`.
final class JavaScriptLiterals {

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern BIG = Pattern.compile("-?\\d+n");
    private static final Pattern REAL = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern NESTED = Pattern.compile("\\[\\s*\\[.*?]\\s*(?:,\\s*\\[.*?]\\s*)*]"
            + "|\\bnew\\s+Array\\(\\s*\\[.*?]\\s*(?:,\\s*\\[.*?]\\s*)*\\)");
    private static final Pattern INNER = Pattern.compile("\\[(.*?)]");
    private static final Pattern ARRAY = Pattern.compile("\\[(.*?)]|\\bnew\\s+Array\\((.*?)\\)");
    private static final Pattern OBJECT = Pattern.compile("\\{(.*?)}");
    private static final Pattern PAIR = Pattern.compile("([^:]+):\\s*(.*?)(?:,\\s*(?=[^,]+:)|$)");
    private static final int LONGEST = 4_000; // the pair pattern looks ahead over the rest at each comma

    private JavaScriptLiterals() {}

    static Literal read(String source, Parameter wanted) {
        if (source.length() > LONGEST) {
            return new Literal.Text(source);
        }
        return switch (wanted.type()) {
            case "array" -> array(source.strip(), wanted.items());
            case "dict" -> object(source.strip());
            default -> simple(source, wanted.type());
        };
    }

    private static Literal simple(String source, String type) {
        return switch (type) {
            case "String" -> new Literal.Text(quoted(source)
                    ? source.substring(Math.min(1, source.length()), Math.max(1, source.length() - 1))
                            : source);
            case "integer" -> when(WHOLE, source, SourceNumbers::whole);
            case "float" -> when(REAL, source, text -> new Literal.Real(Double.parseDouble(text)));
            case "Bigint" -> when(BIG, source, text -> SourceNumbers.whole(text.substring(0,
                    text.length() - 1)));
            case "Boolean" -> source.equals("true") || source.equals("false")
                    ? new Literal.Flag(source.equals("true")) : new Literal.Text(source);
            case "array" -> array(source.strip(), Optional.empty());
            case "dict" -> object(source.strip());
            default -> new Literal.Text(source);
        };
    }

    private static Literal when(Pattern form, String source, Function<String, Literal> read) {
        return form.matcher(source).matches() ? read.apply(source) : new Literal.Text(source);
    }

    private static Literal array(String source, Optional<String> items) {
        Matcher nested = NESTED.matcher(source);
        if (nested.lookingAt()) {
            List<Literal> rows = new ArrayList<>();
            Matcher inner = INNER.matcher(nested.group());
            while (inner.find()) {
                String row = inner.group(1).strip();
                List<Literal> cells = new ArrayList<>();
                for (String cell : (rows.isEmpty() && row.startsWith("[") ? row.substring(1) : row)
                        .split(",", -1)) {
                    cells.add(untyped(cell));
                }
                rows.add(new Literal.Items(cells));
            }
            return new Literal.Items(rows);
        }
        Matcher array = ARRAY.matcher(source);
        if (!array.lookingAt()) {
            return new Literal.Text(source);
        }
        String inside = (array.group(1) == null ? array.group(2) : array.group(1)).strip();
        List<Literal> all = new ArrayList<>();
        for (String item : inside.isEmpty() ? new String[0] : inside.split(",", -1)) {
            all.add(items.map(type -> simple(item.strip(), type)).orElseGet(() -> untyped(item)));
        }
        return new Literal.Items(all);
    }

    private static Literal object(String source) {
        if (source.equals("{}")) {
            return new Literal.Entries(Map.of());
        }
        Matcher object = OBJECT.matcher(source);
        if (!object.lookingAt()) {
            return new Literal.Text(source);
        }
        Map<String, Literal> entries = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(object.group(1));
        while (pair.find()) {
            String value = pair.group(2).strip();
            entries.put(unquoted(pair.group(1).strip()),
                    value.startsWith("[") && value.endsWith("]") ? array(value, Optional.empty())
                            : value.startsWith("{") && value.endsWith("}") ? object(value)
                            : untyped(unquoted(value)));
        }
        return new Literal.Entries(entries);
    }

    private static Literal untyped(String text) {
        String source = text.strip();
        if (source.equals("true") || source.equals("false")) {
            return new Literal.Flag(source.equals("true"));
        } else if (quoted(source)) {
            return new Literal.Text(source.length() < 2 ? "" : source.substring(1, source.length() - 1));
        }
        return SourceNumbers.read(source).orElseGet(() -> new Literal.Text(source));
    }

    private static boolean quoted(String source) {
        return source.startsWith("\"") && source.endsWith("\"")
                || source.startsWith("'") && source.endsWith("'");
    }

    /// Without any quotes at its ends.
    private static String unquoted(String source) {
        return source.replaceAll("^['\"]+|['\"]+$", "");
    }
}
