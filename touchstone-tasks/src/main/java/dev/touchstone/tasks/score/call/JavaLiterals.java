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

/// Reads values written as Java source, by the type that is wanted; what is written otherwise stays a text.
///
/// Known forms are those of BFCL: `42`, `42L`, `1.5f`, `true`, `new int[]{1, 2}`, `new
/// ArrayList<>(Arrays.asList(1, 2))`, `new ArrayList<>() {{ add(1); }}`, `new HashMap<>() {{ put("a", 1);
/// }}`.
final class JavaLiterals {

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern LONG = Pattern.compile("-?\\d+[lL]");
    private static final Pattern DOUBLE = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern FLOAT = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?[fF]");
    private static final Pattern AS_LIST =
            Pattern.compile("new\\s+ArrayList<\\w*>\\(Arrays\\.asList\\((.+?)\\)\\)");
    private static final Pattern ADDED =
            Pattern.compile("new\\s+ArrayList<\\w*>\\(\\)\\s*\\{\\{\\s*(.+?)\\s*}}", Pattern.DOTALL);
    private static final Pattern ADD = Pattern.compile("add\\((.+?)\\)");
    private static final Pattern EMPTY_LIST = Pattern.compile("new\\s+ArrayList<\\w*>\\(\\)");
    private static final Pattern ARRAY = Pattern.compile("new\\s+\\w+\\[]\\s*\\{(.*?)}");
    private static final Pattern MAP = Pattern.compile(
            "new\\s+HashMap<.*?>\\s*\\(\\)\\s*\\{\\s*\\{?\\s*(.*?)\\s*}?\\s*}", Pattern.DOTALL);
    private static final Pattern PUT = Pattern.compile("put\\(\"(.*?)\",\\s*(.*?)\\)");
    private static final Pattern EMPTY_MAP = Pattern.compile("new\\s+HashMap<.*?>\\s*\\(\\)");
    private static final int LONGEST = 100_000;

    private JavaLiterals() {}

    static Literal read(String source, Parameter wanted) {
        if (source.length() > LONGEST) {
            return new Literal.Text(source);
        }
        return switch (wanted.type()) {
            case "Array" -> array(source, wanted.items());
            case "ArrayList" -> list(source, wanted.items());
            case "HashMap" -> map(source);
            default -> simple(source, wanted.type());
        };
    }

    private static Literal simple(String source, String type) {
        return switch (type) {
            case "byte", "short", "integer" -> when(WHOLE, source, SourceNumbers::whole);
            case "long" -> when(LONG, source, text -> SourceNumbers.whole(text.substring(0,
                    text.length() - 1)));
            case "double" -> when(DOUBLE, source, text -> new Literal.Real(Double.parseDouble(text)));
            case "float" -> when(FLOAT, source, text ->
                    new Literal.Real(Double.parseDouble(text.substring(0, text.length() - 1))));
            case "boolean" -> source.equals("true") || source.equals("false")
                    ? new Literal.Flag(source.equals("true")) : new Literal.Text(source);
            default -> new Literal.Text(source);
        };
    }

    private static Literal when(Pattern form, String source, Function<String, Literal> read) {
        return form.matcher(source).matches() ? read.apply(source) : new Literal.Text(source);
    }

    private static Literal list(String source, Optional<String> items) {
        Matcher asList = AS_LIST.matcher(source);
        if (asList.find()) {
            List<Literal> all = new ArrayList<>();
            for (String item : asList.group(1).split(",", -1)) {
                all.add(item(item.strip(), items));
            }
            return new Literal.Items(all);
        }
        Matcher added = ADDED.matcher(source);
        if (added.find()) {
            List<Literal> all = new ArrayList<>();
            ADD.matcher(added.group(1)).results().forEach(add -> all.add(item(add.group(1).strip(), items)));
            return new Literal.Items(all);
        }
        return EMPTY_LIST.matcher(source).find() ? new Literal.Items(List.of()) : new Literal.Text(source);
    }

    /// Texts and letters lose the first and last sign, their quotes.
    private static Literal item(String source, Optional<String> type) {
        return switch (type.orElse("")) {
            case "" -> untyped(source);
            case "char", "String" -> new Literal.Text(
                    source.length() < 2 ? "" : source.substring(1, source.length() - 1));
            default -> simple(source, type.orElseThrow());
        };
    }

    private static Literal array(String source, Optional<String> items) {
        Matcher array = ARRAY.matcher(source);
        if (!array.find()) {
            return new Literal.Text(source);
        }
        List<Literal> all = new ArrayList<>();
        for (String item : array.group(1).split(",", -1)) {
            if (!item.isBlank()) {
                all.add(items.map(type -> simple(item.strip(), type)).orElseGet(() -> untyped(item.strip())));
            }
        }
        return new Literal.Items(all);
    }

    private static Literal map(String source) {
        Matcher map = MAP.matcher(source);
        if (map.find()) {
            Map<String, Literal> entries = new LinkedHashMap<>();
            PUT.matcher(map.group(1)).results()
                    .forEach(put -> entries.put(put.group(1), untyped(put.group(2).strip())));
            return new Literal.Entries(entries);
        }
        return EMPTY_MAP.matcher(source).find() ? new Literal.Entries(Map.of()) : new Literal.Text(source);
    }

    private static Literal untyped(String source) {
        if (source.equals("true") || source.equals("false")) {
            return new Literal.Flag(source.equals("true"));
        } else if (source.startsWith("\"") && source.endsWith("\"")) {
            return new Literal.Text(source.length() < 2 ? "" : source.substring(1, source.length() - 1));
        } else if (LONG.matcher(source).matches()) {
            return SourceNumbers.whole(source.substring(0, source.length() - 1));
        } else if (FLOAT.matcher(source).matches()) {
            return new Literal.Real(Double.parseDouble(source.substring(0, source.length() - 1)));
        }
        return SourceNumbers.read(source).orElseGet(() -> new Literal.Text(source));
    }
}
