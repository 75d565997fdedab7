package dev.touchstone.tasks.template;

import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The arguments of a filter or method, read with their types.
///
/// @param owner name of the filter or method, for messages
/// @param values what was given
record Arguments(String owner, List<Value> values) {

    boolean isEmpty() {
        return values.isEmpty();
    }

    int size() {
        return values.size();
    }

    Value value(int place) throws Problem {
        if (place >= values.size()) {
            throw new Problem("'%s' needs %d arguments, has %d".formatted(owner, place + 1, values.size()));
        }
        return values.get(place);
    }

    String text(int place) throws Problem {
        if (value(place) instanceof Value.Text(String text)) {
            return text;
        }
        throw new Problem("'%s' needs a text, not %s".formatted(owner, Operations.kind(value(place))));
    }

    int whole(int place) throws Problem {
        if (value(place) instanceof Value.Numeric(BigDecimal number)) {
            return Operations.index(number);
        }
        throw new Problem(
                "'%s' needs a whole number, not %s".formatted(owner, Operations.kind(value(place))));
    }

    List<Value> items(int place) throws Problem {
        if (value(place) instanceof Value.Items(List<Value> items)) {
            return items;
        }
        throw new Problem("'%s' needs a list, not %s".formatted(owner, Operations.kind(value(place))));
    }

    /// One text, or a list of them.
    List<String> texts(int place) throws Problem {
        if (!(value(place) instanceof Value.Items(List<Value> items))) {
            return List.of(text(place));
        }
        List<String> texts = new ArrayList<>();
        for (Value item : items) {
            texts.add(item.display());
        }
        return texts;
    }
}
