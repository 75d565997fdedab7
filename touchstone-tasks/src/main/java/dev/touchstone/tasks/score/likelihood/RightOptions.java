package dev.touchstone.tasks.score.likelihood;

import dev.touchstone.core.score.Reference;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.stream.Stream;

/// The places of the right options, which go along with a question: two options may have the same text.
public final class RightOptions {

    private static final String KEY = "right_options";

    private RightOptions() {}

    /// Fields of a question with the places added.
    ///
    /// @param places from 0, at least one
    public static Fields with(Fields extra, List<Integer> places) {
        return extra.with(KEY, new Value.Items(
                places.stream().<Value>map(place -> Value.of((long) place)).toList()));
    }

    /// The places of a reference; those of its gold text where none were told.
    static List<Integer> of(Reference reference) {
        return reference.extra().findItems(KEY)
                .map(items -> items.stream().flatMap(item -> item instanceof Value.Numeric number
                        ? Stream.of(number.number().intValue())
                        : Stream.empty()).toList())
                .orElseGet(() -> List.of(reference.choices().indexOf(reference.gold())));
    }
}
