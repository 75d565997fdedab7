package dev.touchstone.report.html;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fields of the data by which samples fall into a few classes: subject, level, language.
///
/// A field is such a tag when it has from 2 to [#MOST] different short values, or when the run was broken
/// down by it; others are not kept.
final class Tags {

    /// Different values of a tag at most.
    static final int MOST = 60;

    private static final int MOST_FIELDS = 16;
    private static final int LONGEST = 60;

    /// Different values that a place of one byte can tell apart; a run is broken down by no field of more.
    private static final int MOST_OF_SLICE = 254;

    private final Set<String> slices;
    private final Map<String, Tag> tags = new LinkedHashMap<>();
    private int rows;

    /// @param slices fields that the run was broken down by
    Tags(Set<String> slices) {
        this.slices = Set.copyOf(slices);
    }

    /// The values of one field: 0 for a row without it, else a place in the list plus 1.
    private static final class Tag {
        private final List<String> values = new ArrayList<>();
        private final Columns column = new Columns();
        private final Columns.Column places = column.add("value", 1);
        private boolean given = true;

        /// @param slice whether the run was broken down by the field
        void put(int row, String value, boolean slice) {
            int place = values.indexOf(value);
            if (place < 0 && (slice ? values.size() == MOST_OF_SLICE
                    : values.size() == MOST || value.length() > LONGEST)) {
                given = false;
                return;
            }
            if (place < 0) {
                place = values.size();
                values.add(value);
            }
            skipTo(row);
            column.set(places, place + 1);
            column.endRow();
        }

        void skipTo(int row) {
            while (column.rows() < row) {
                column.set(places, 0);
                column.endRow();
            }
        }
    }

    /// Takes the fields of the next row.
    void add(Fields extra) {
        extra.entries().forEach((name, value) -> {
            boolean plain = value instanceof Value.Text || value instanceof Value.Numeric
                    || value instanceof Value.Flag;
            boolean slice = slices.contains(name);
            if (plain && (slice || tags.containsKey(name) || tags.size() < MOST_FIELDS)) {
                Tag tag = tags.computeIfAbsent(name, _ -> new Tag());
                if (tag.given) {
                    tag.put(rows, value.display(), slice);
                }
            }
        });
        rows++;
    }

    /// The fields that are tags.
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        tags.forEach((name, tag) -> {
            if (tag.given && tag.values.size() > 1) {
                names.add(name);
            }
        });
        return names;
    }

    /// The value of a row, counted from the first that was added; empty where it has none.
    Optional<String> value(String name, int row) {
        Tag tag = tags.get(name);
        int place = row < tag.column.rows() ? tag.places.at(row) : 0;
        return place == 0 ? Optional.empty() : Optional.of(tag.values.get(place - 1));
    }

    /// Writes the tags: a list of `{name, values, data}`.
    Value finish(Blocks blocks) throws IOException {
        List<Value> written = new ArrayList<>();
        for (Map.Entry<String, Tag> entry : tags.entrySet()) {
            Tag tag = entry.getValue();
            if (tag.given && tag.values.size() > 1) {
                tag.skipTo(rows);
                written.add(Fields.EMPTY
                        .with("name", Value.of(entry.getKey()))
                        .with("values", Value.ofTexts(tag.values))
                        .with("data", tag.column.finish(blocks)));
            }
        }
        return new Value.Items(written);
    }
}
