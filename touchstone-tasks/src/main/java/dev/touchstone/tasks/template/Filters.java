package dev.touchstone.tasks.template;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The filters behind `|`: Jinja's own by their names, and a few for gold answers and options.
final class Filters {

    static final List<String> NAMES = List.of(
            "string", "int", "float", "join", "trim", "lower", "upper", "title", "capitalize", "replace",
            "first", "last", "list", "length", "count", "default", "d", "abs", "round", "reverse", "after",
            "before", "remove", "boxed", "letter", "letters", "tojson", "map");

    private static final int LETTERS = 26;

    private Filters() {}

    static Value apply(Value target, String filter, List<Value> arguments) throws Problem {
        Arguments with = new Arguments(filter, arguments);
        return switch (filter) {
            case "string" -> Value.of(target.display());
            case "int" -> whole(target, with);
            case "float" -> decimal(target, with);
            case "join" -> Value.of(Methods.join(with.isEmpty() ? "" : with.text(0), items(target, filter)));
            case "trim" -> Value.of(target.display().strip());
            case "lower" -> Value.of(target.display().toLowerCase(Locale.ROOT));
            case "upper" -> Value.of(target.display().toUpperCase(Locale.ROOT));
            case "title" -> Value.of(Methods.title(target.display()));
            case "capitalize" -> Value.of(Methods.capitalize(target.display()));
            case "replace" -> Value.of(Methods.replace(target.display(), with.text(0), with.text(1)));
            case "first" -> some(target, filter).getFirst();
            case "last" -> some(target, filter).getLast();
            case "list" -> new Value.Items(items(target, filter));
            case "length", "count" -> Value.of(length(target));
            case "default", "d" -> target instanceof Value.Absent || with.size() > 1
                    && Operations.truth(with.value(1)) && !Operations.truth(target) ? with.value(0) : target;
            case "abs" -> new Value.Numeric(Operations.number(target, "abs").abs());
            case "round" -> new Value.Numeric(Operations.number(target, "round")
                    .setScale(with.isEmpty() ? 0 : with.whole(0), RoundingMode.HALF_UP));
            case "reverse" -> target instanceof Value.Text(String text)
                    ? Value.of(new StringBuilder(text).reverse().toString())
                    : new Value.Items(items(target, filter).reversed());
            case "after" -> Value.of(after(target.display(), with.text(0)));
            case "before" -> Value.of(before(target.display(), with.text(0)));
            case "remove" -> Value.of(target.display().replace(with.text(0), ""));
            case "boxed" -> Value.of(boxed(target.display()));
            case "tojson" -> Value.of(Json.write(target));
            case "letter" -> Value.of(letter(target));
            case "letters" -> letters(items(target, filter).size());
            case "map" -> attribute(items(target, filter), with.text(0));
            default -> throw new Problem("filter '%s' is not supported".formatted(filter));
        };
    }

    private static Value whole(Value target, Arguments with) throws Problem {
        return switch (target) {
            case Value.Numeric(BigDecimal number) -> new Value.Numeric(number.setScale(0, RoundingMode.DOWN));
            case Value.Flag(boolean flag) -> Value.of(flag ? 1 : 0);
            case Value.Text(String text) -> {
                try {
                    yield new Value.Numeric(new BigDecimal(text.strip()).setScale(0, RoundingMode.DOWN));
                } catch (NumberFormatException notANumber) {
                    yield orDefault(target, with);
                }
            }
            case Value.Absent _, Value.Items _, Fields _ -> orDefault(target, with);
        };
    }

    private static Value decimal(Value target, Arguments with) throws Problem {
        try {
            BigDecimal number = new BigDecimal(target.display().strip());
            return new Value.Numeric(number.scale() < 1 ? number.setScale(1) : number);
        } catch (NumberFormatException notANumber) {
            return orDefault(target, with);
        }
    }

    /// Jinja gives 0 for what is no number; a gold answer must not become 0 unseen.
    private static Value orDefault(Value target, Arguments with) throws Problem {
        if (with.isEmpty()) {
            throw new Problem("%s is not a number; name what to take instead: %s(0)"
                    .formatted(Operations.kind(target), with.owner()));
        }
        return with.value(0);
    }

    static List<Value> items(Value target, String filter) throws Problem {
        return switch (target) {
            case Value.Items(List<Value> items) -> items;
            case Value.Text(String text) ->
                text.codePoints().mapToObj(point -> Value.of(Character.toString(point))).toList();
            case Fields fields -> fields.names().stream().map(Value::of).toList();
            case Value.Numeric _, Value.Flag _, Value.Absent _ ->
                throw new Problem("'%s' needs a list, not %s".formatted(filter, Operations.kind(target)));
        };
    }

    private static List<Value> some(Value target, String filter) throws Problem {
        List<Value> items = items(target, filter);
        if (items.isEmpty()) {
            throw new Problem("'%s' of an empty list".formatted(filter));
        }
        return items;
    }

    private static int length(Value target) throws Problem {
        return target instanceof Value.Text(String text)
                ? text.codePointCount(0, text.length()) : items(target, "length").size();
    }

    private static Value attribute(List<Value> items, String name) throws Problem {
        List<Value> found = new ArrayList<>();
        for (Value item : items) {
            if (!(item instanceof Fields fields) || fields.find(name).isEmpty()) {
                throw new Problem("'map' of '%s': %s has no such field".formatted(name,
                        Operations.kind(item)));
            }
            found.add(fields.find(name).orElseThrow());
        }
        return new Value.Items(found);
    }

    private static String after(String text, String mark) throws Problem {
        int place = text.lastIndexOf(mark);
        if (place < 0) {
            throw new Problem("the mark '%s' is not in the text '%s'".formatted(mark, cut(text)));
        }
        return text.substring(place + mark.length());
    }

    private static String before(String text, String mark) {
        int place = text.indexOf(mark);
        return place < 0 ? text : text.substring(0, place);
    }

    private static String boxed(String text) throws Problem {
        int place = Math.max(text.lastIndexOf("\\boxed"), text.lastIndexOf("\\fbox"));
        if (place < 0) {
            throw new Problem("there is no \\boxed{...} in the text '%s'".formatted(cut(text)));
        }
        int open = place + (text.startsWith("\\boxed", place) ? 6 : 5);
        if (open < text.length() && text.charAt(open) == ' ') {
            return before(text.substring(open + 1), "$").strip();
        }
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return at == open ? text.substring(at, at + 1) : text.substring(open + 1, at);
            }
        }
        throw new Problem("\\boxed{ without its closing brace in the text '%s'".formatted(cut(text)));
    }

    private static String letter(Value target) throws Problem {
        String text = target.display().strip();
        if (text.length() == 1 && text.charAt(0) >= 'A' && text.charAt(0) <= 'Z') {
            return text;
        }
        try {
            int number = new BigDecimal(text).intValueExact();
            if (number >= 0 && number < LETTERS) {
                return String.valueOf((char) ('A' + number));
            }
        } catch (ArithmeticException | NumberFormatException notAWholeNumber) {
            throw noLetter(target);
        }
        throw noLetter(target);
    }

    private static Problem noLetter(Value target) {
        return new Problem("'letter' needs a number from 0 to 25 or a letter from A to Z, not %s"
                .formatted(Operations.kind(target)));
    }

    private static Value letters(int count) throws Problem {
        if (count > LETTERS) {
            throw new Problem("there are letters for %d options, not for %d".formatted(LETTERS, count));
        }
        List<String> letters = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            letters.add(String.valueOf((char) ('A' + at)));
        }
        return Value.ofTexts(letters);
    }

    private static String cut(String text) {
        return text.length() > 60 ? "..." + text.substring(text.length() - 60) : text;
    }
}
