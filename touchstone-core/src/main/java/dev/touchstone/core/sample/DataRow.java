package dev.touchstone.core.sample;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.value.Fields;

/// One row of a data set as it stands in its file.
///
/// @param index row number in the data set, from 0
/// @param fields what it holds, by the names that templates see
/// @param place where it stands, for messages: `test.jsonl, row 3 (line 4)`
public record DataRow(int index, Fields fields, String place) {
    public DataRow {
        if (index < 0) {
            throw new IllegalArgumentException("index counts from 0, is " + index);
        }
        requireNonNull(fields, "fields");
        requireNonNull(place, "place");
    }
}
