package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.extract.ChoiceExtractor;
import dev.touchstone.tasks.extract.MathExtractor;
import dev.touchstone.tasks.extract.NumberExtractor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes filters from the entries of a task file's `filter` list.
///
/// | function | settings |
/// | --- | --- |
/// | `regex` | `regex_pattern`, `group_select` (which match, 0 the first, -1 the last), `fallback` |
/// | `multi_choice_regex` | as `regex`, and `ignore_case`; falls back to the text of an option |
/// | `take_first`, `take_first_k` | none that matter: there is one text an attempt |
/// | `remove_whitespace`, `lowercase`, `uppercase` | none |
/// | `map` | `mapping_dict`, `default_value` |
/// | `before`, `after` | `text`, `last` (true: its last occurrence) |
/// | `last_number`, `choice_letter`, `math_expression` | none; the ladders of the robust scorers |
/// | `json_field` | `field` |
final class Filters {

    private static final String FUNCTIONS = "regex, multi_choice_regex, take_first, take_first_k, "
            + "remove_whitespace, lowercase, uppercase, map, before, after, last_number, choice_letter, "
            + "math_expression, json_field";

    private Filters() {}

    /// @throws TouchstoneException when a function or setting is unknown or wrong
    static List<Filter> read(List<Value> entries) {
        List<Filter> filters = new ArrayList<>();
        for (Value entry : entries) {
            if (!(entry instanceof Fields fields)) {
                throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                        "filter: each entry must hold 'function: NAME', found %s"
                                .formatted(Json.shown(entry)));
            }
            filters.add(one(new FilterEntry(fields)));
        }
        return List.copyOf(filters);
    }

    private static Filter one(FilterEntry entry) {
        return switch (entry.function()) {
            case "regex" -> new RegexFilter(entry.only("regex_pattern", "group_select", "fallback")
                    .pattern(false),
                    entry.integer("group_select", 0), entry.text("fallback"));
            case "multi_choice_regex" -> new MultiChoiceFilter(
                    new RegexFilter(entry.only("regex_pattern", "group_select", "fallback", "ignore_case",
                    "ignore_punctuation")
                            .pattern(entry.flag("ignore_case")), entry.integer("group_select", 0),
                            Optional.empty()),
                    entry.text("fallback"));
            case "take_first" -> same(entry.only());
            case "take_first_k" -> same(entry.only("k"));
            case "remove_whitespace" -> {
                entry.only();
                yield (text, _) -> Optional.of(text.strip());
            }
            case "lowercase" -> {
                entry.only();
                yield (text, _) -> Optional.of(text.toLowerCase(Locale.ROOT));
            }
            case "uppercase" -> {
                entry.only();
                yield (text, _) -> Optional.of(text.toUpperCase(Locale.ROOT));
            }
            case "map" -> map(entry.only("mapping_dict", "default_value"));
            case "before", "after" -> cut(entry.only("text", "last"));
            case "last_number" -> new LadderFilter(new NumberExtractor(), entry.only());
            case "choice_letter" -> new LadderFilter(new ChoiceExtractor(), entry.only());
            case "math_expression" -> new LadderFilter(new MathExtractor(), entry.only());
            case "json_field" -> new JsonFieldFilter(entry.only("field").required("field"));
            default -> throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                    ("filter: there is no function '%s'; there are %s; "
                            + "for anything else use the scorer 'command'")
                            .formatted(entry.function(), FUNCTIONS));
        };
    }

    private static Filter same(FilterEntry entry) {
        return (text, _) -> Optional.of(text);
    }

    private static Filter map(FilterEntry entry) {
        Map<String, String> mapping = new LinkedHashMap<>();
        entry.fields().findFields("mapping_dict")
                .orElseThrow(() -> entry.wrong("mapping_dict", "must map texts to texts"))
                .entries().forEach((from, to) -> mapping.put(from, to.display()));
        Optional<String> otherwise = entry.text("default_value");
        return (text, _) -> Optional.ofNullable(mapping.get(text)).or(() -> otherwise);
    }

    private static Filter cut(FilterEntry entry) {
        String mark = entry.required("text");
        boolean last = entry.flag("last");
        boolean before = entry.function().equals("before");
        return (text, _) -> {
            int at = last ? text.lastIndexOf(mark) : text.indexOf(mark);
            if (at < 0) {
                return before ? Optional.of(text) : Optional.empty();
            }
            return Optional.of(before ? text.substring(0, at) : text.substring(at + mark.length()));
        };
    }
}
