package dev.touchstone.score.measure;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;

/// Texts of a file as messages show them.
final class Shortened {

    private static final int MOST = 80;

    private Shortened() {}

    /// The beginning of a value as the file has it.
    static String of(Value value) {
        return of(Json.shown(value));
    }

    /// The beginning of a text.
    static String of(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
