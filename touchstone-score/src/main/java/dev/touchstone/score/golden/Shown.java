package dev.touchstone.score.golden;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;

/// Values of a golden file as messages show them: texts as they are, all else as the file has it.
final class Shown {

    private static final int MOST = 60;

    private Shown() {}

    /// The whole value.
    static String whole(Value value) {
        return Json.shown(value);
    }

    /// The beginning of the value.
    static String beginning(Value value) {
        String whole = whole(value);
        return whole.length() <= MOST ? whole : whole.substring(0, MOST) + "…";
    }
}
