package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// A field of the JSON object in the text: the whole text, or from its first `{` to its last `}`.
///
/// @param field name; `a.b` is field b of the object in field a
record JsonFieldFilter(String field) implements Filter {

    @Override
    public Optional<String> apply(String text, Reference reference) {
        int open = text.indexOf('{');
        int close = text.lastIndexOf('}');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        Optional<Value> value;
        try {
            value = Optional.of(Json.parse(text.substring(open, close + 1)));
        } catch (JacksonException unreadable) {
            return Optional.empty(); // the model wrote no valid JSON: that is a finding, not a failure
        }
        for (String name : field.split("\\.")) {
            value = value.flatMap(outer -> outer instanceof Fields fields ? fields.find(name)
                    : Optional.empty());
        }
        return value.filter(found -> !(found instanceof Value.Absent)).map(Value::display);
    }
}
