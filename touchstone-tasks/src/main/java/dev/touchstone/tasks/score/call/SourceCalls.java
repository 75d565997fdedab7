package dev.touchstone.tasks.score.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads calls whose arguments are source code of Java or JavaScript: `[f(a="x", b=new int[]{1, 2})]`. Each
/// value is the text as it is written; a text in double quotes loses them.
final class SourceCalls {

    private static final Pattern NAME = Pattern.compile("\\s*([\\p{L}_$][\\p{L}\\p{N}_$.]*)\\s*\\(");
    private static final Pattern ARGUMENT = Pattern.compile("\\s*([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*=(?!=)");

    private final String text;
    private int at;

    private SourceCalls(String text) {
        this.text = text;
    }

    /// The calls of a text; empty when it is no list of calls.
    static Optional<List<Call>> read(String text) {
        String list = text.strip();
        boolean bracketed = list.startsWith("[") && list.endsWith("]");
        return new SourceCalls(bracketed ? list.substring(1, list.length() - 1) : list).calls();
    }

    private Optional<List<Call>> calls() {
        List<Call> calls = new ArrayList<>();
        while (at < text.length() && !text.substring(at).isBlank()) {
            Matcher name = NAME.matcher(text).region(at, text.length());
            if (!name.lookingAt()) {
                return Optional.empty();
            }
            at = name.end();
            Optional<Map<String, Literal>> arguments = arguments();
            if (arguments.isEmpty()) {
                return Optional.empty();
            }
            calls.add(new Call(name.group(1), arguments.get()));
            while (at < text.length() && (Character.isWhitespace(text.charAt(at))
                    || text.charAt(at) == ',')) {
                at++;
            }
        }
        return Optional.of(calls);
    }

    private Optional<Map<String, Literal>> arguments() {
        Map<String, Literal> arguments = new LinkedHashMap<>();
        while (at < text.length()) {
            if (text.substring(at).stripLeading().startsWith(")")) {
                at = text.indexOf(')', at) + 1;
                return Optional.of(arguments);
            }
            Matcher name = ARGUMENT.matcher(text).region(at, text.length());
            if (!name.lookingAt()) {
                return Optional.empty();
            }
            int from = name.end();
            int to = end(from);
            if (to < 0) {
                return Optional.empty();
            }
            arguments.put(name.group(1), new Literal.Text(unquoted(text.substring(from, to).strip())));
            at = text.charAt(to) == ',' ? to + 1 : to;
        }
        return Optional.empty();
    }

    /// The comma or bracket that ends a value, -1 where there is none.
    private int end(int from) {
        int depth = 0;
        char quote = 0;
        for (int place = from; place < text.length(); place++) {
            char sign = text.charAt(place);
            if (quote != 0) {
                if (sign == '\\') {
                    place++;
                } else if (sign == quote) {
                    quote = 0;
                }
            } else if (sign == '"' || sign == '\'' || sign == '`') {
                quote = sign;
            } else if ("([{".indexOf(sign) >= 0) {
                depth++;
            } else if (depth == 0 && (sign == ',' || sign == ')')) {
                return place;
            } else if (")]}".indexOf(sign) >= 0) {
                depth--;
            }
        }
        return -1;
    }

    private static String unquoted(String source) {
        boolean one = source.length() >= 2 && source.startsWith("\"") && source.endsWith("\"")
                && source.indexOf('"', 1) == source.length() - 1;
        return one ? source.substring(1, source.length() - 1) : source;
    }
}
