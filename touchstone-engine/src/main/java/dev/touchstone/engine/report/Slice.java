package dev.touchstone.engine.report;

import static java.util.Objects.requireNonNull;

/// A part of the samples: those whose field of the data has one value.
///
/// @param field such as `level`
/// @param value such as `5`, as a template prints it; [#NO_VALUE] for rows without the field
public record Slice(String field, String value) {

    /// The value of rows whose field is absent, null or blank.
    public static final String NO_VALUE = "(none)";

    public Slice {
        requireNonNull(field, "field");
        requireNonNull(value, "value");
    }

    /// What metric names carry: `[level=5]`.
    public String suffix() {
        return "[" + field + "=" + value + "]";
    }
}
