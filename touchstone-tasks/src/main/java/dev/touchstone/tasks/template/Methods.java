package dev.touchstone.tasks.template;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Methods of texts, lists and fields, by their Python names.
final class Methods {

    static final List<String> NAMES = List.of(
            "strip", "lstrip", "rstrip", "split", "splitlines", "replace", "index", "find", "lower", "upper",
            "title", "capitalize", "startswith", "endswith", "join", "count", "removeprefix", "removesuffix",
            "isdigit", "get", "keys", "values", "items");

    private Methods() {}

    static Value call(Value target, String method, List<Value> arguments) throws Problem {
        return switch (target) {
            case Value.Text(String text) -> text(text, method, arguments);
            case Value.Items(List<Value> items) -> list(items, method, arguments);
            case Fields fields -> fields(fields, method, arguments);
            case Value.Numeric _, Value.Flag _, Value.Absent _ ->
                throw new Problem("%s has no method '%s'".formatted(Operations.kind(target), method));
        };
    }

    private static Value text(String text, String method, List<Value> arguments) throws Problem {
        Arguments with = new Arguments(method, arguments);
        return switch (method) {
            case "strip" -> Value.of(stripEnd(stripStart(text, with), with));
            case "lstrip" -> Value.of(stripStart(text, with));
            case "rstrip" -> Value.of(stripEnd(text, with));
            case "split" -> split(text, with);
            case "splitlines" -> Value.ofTexts(text.lines().toList());
            case "replace" -> Value.of(replace(text, with.text(0), with.text(1)));
            case "index" -> {
                int place = text.indexOf(with.text(0));
                if (place < 0) {
                    throw new Problem("'%s' is not in the text".formatted(with.text(0)));
                }
                yield Value.of(place);
            }
            case "find" -> Value.of(text.indexOf(with.text(0)));
            case "lower" -> Value.of(text.toLowerCase(Locale.ROOT));
            case "upper" -> Value.of(text.toUpperCase(Locale.ROOT));
            case "title" -> Value.of(title(text));
            case "capitalize" -> Value.of(capitalize(text));
            case "startswith" -> Value.of(with.texts(0).stream().anyMatch(text::startsWith));
            case "endswith" -> Value.of(with.texts(0).stream().anyMatch(text::endsWith));
            case "join" -> Value.of(join(text, with.items(0)));
            case "count" -> Value.of(count(text, with.text(0)));
            case "removeprefix" -> Value.of(text.startsWith(with.text(0))
                    ? text.substring(with.text(0).length()) : text);
            case "removesuffix" -> Value.of(text.endsWith(with.text(0))
                    ? text.substring(0, text.length() - with.text(0).length()) : text);
            case "isdigit" -> Value.of(!text.isEmpty() && text.chars().allMatch(Character::isDigit));
            default -> throw new Problem("a text has no method '%s'".formatted(method));
        };
    }

    private static Value list(List<Value> items, String method, List<Value> arguments) throws Problem {
        Arguments with = new Arguments(method, arguments);
        return switch (method) {
            case "index" -> {
                for (int at = 0; at < items.size(); at++) {
                    if (Operations.equal(items.get(at), with.value(0))) {
                        yield Value.of(at);
                    }
                }
                throw new Problem("%s is not in the list".formatted(Operations.kind(with.value(0))));
            }
            case "count" -> {
                Value wanted = with.value(0);
                yield Value.of(items.stream().filter(item -> Operations.equal(item, wanted)).count());
            }
            default -> throw new Problem("a list has no method '%s'".formatted(method));
        };
    }

    private static Value fields(Fields fields, String method, List<Value> arguments) throws Problem {
        Arguments with = new Arguments(method, arguments);
        return switch (method) {
            case "get" -> fields.find(with.text(0))
                    .orElse(arguments.size() > 1 ? with.value(1) : Value.ABSENT);
            case "keys" -> Value.ofTexts(List.copyOf(fields.names()));
            case "values" -> new Value.Items(List.copyOf(fields.entries().values()));
            case "items" -> new Value.Items(fields.entries().entrySet().stream()
                    .map(entry ->
                            (Value) new Value.Items(List.of(Value.of(entry.getKey()), entry.getValue())))
                    .toList());
            default -> throw new Problem("fields have no method '%s'".formatted(method));
        };
    }

    private static Value split(String text, Arguments with) throws Problem {
        if (with.isEmpty() || with.value(0) instanceof Value.Absent) {
            String stripped = text.strip();
            return Value.ofTexts(stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+")));
        }
        String separator = with.text(0);
        if (separator.isEmpty()) {
            throw new Problem("split needs a separator that is not empty");
        }
        int most = with.size() > 1 ? with.whole(1) : Integer.MAX_VALUE;
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int place = text.indexOf(separator); place >= 0 && (most < 0 || parts.size() < most);
                place = text.indexOf(separator, from)) {
            parts.add(text.substring(from, place));
            from = place + separator.length();
        }
        parts.add(text.substring(from));
        return Value.ofTexts(parts);
    }

    static String replace(String text, String from, String to) throws Problem {
        long most = from.isEmpty() ? text.length() + 1L : text.length() / from.length();
        if (text.length() + most * to.length() > Operations.LONGEST_TEXT
                && text.length() + count(text, from) * to.length() > Operations.LONGEST_TEXT) {
            throw new Problem("a text of more than %,d characters".formatted(Operations.LONGEST_TEXT));
        }
        return text.replace(from, to);
    }

    static String join(String separator, List<Value> items) throws Problem {
        StringBuilder joined = new StringBuilder();
        for (Value item : items) {
            String text = item.display();
            if ((long) joined.length() + separator.length() + text.length() > Operations.LONGEST_TEXT) {
                throw new Problem("a text of more than %,d characters".formatted(Operations.LONGEST_TEXT));
            }
            joined.append(joined.isEmpty() && item == items.getFirst() ? "" : separator).append(text);
        }
        return joined.toString();
    }

    static String capitalize(String text) {
        return text.isEmpty() ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1).toLowerCase(Locale.ROOT);
    }

    static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean inWord = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            title.append(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inWord = Character.isLetter(c);
        }
        return title.toString();
    }

    private static long count(String text, String part) {
        if (part.isEmpty()) {
            return text.length() + 1L;
        }
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static String stripStart(String text, Arguments with) throws Problem {
        int from = 0;
        while (from < text.length() && stripped(text.charAt(from), with)) {
            from++;
        }
        return text.substring(from);
    }

    private static String stripEnd(String text, Arguments with) throws Problem {
        int to = text.length();
        while (to > 0 && stripped(text.charAt(to - 1), with)) {
            to--;
        }
        return text.substring(0, to);
    }

    private static boolean stripped(char c, Arguments with) throws Problem {
        return with.isEmpty() ? Character.isWhitespace(c) || c == '\u00a0' : with.text(0).indexOf(c) >= 0;
    }
}
