package dev.touchstone.judge.check;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;

/// Reads items of a check, JSON lines: `question`, `answer_a`, `answer_b`, and where it is known `better`
/// (`a` or `b`) and `reference`.
public final class CheckItems {

    private CheckItems() {}

    /// The built-in items.
    ///
    /// @param language `en` or `zh`
    public static List<CheckItem> builtIn(String language) {
        String resource = "check." + language + ".jsonl";
        try (InputStream in = CheckItems.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no built-in items " + resource);
            }
            return read(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Items of a file.
    ///
    /// @param origin its name, for messages
    /// @throws TouchstoneException `DATA_UNREADABLE`, `DATA_INVALID_ROW` or `DATA_EMPTY` with the line
    public static List<CheckItem> read(String origin, String text) {
        List<CheckItem> items = new ArrayList<>();
        int line = 0;
        for (String each : (Iterable<String>) text.replaceFirst("^\uFEFF", "").lines()::iterator) {
            line++;
            if (!each.isBlank()) {
                items.add(item(origin + ":" + line, each));
            }
        }
        if (items.isEmpty()) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                    origin + ": holds no pairs to check a judge with");
        }
        return List.copyOf(items);
    }

    private static CheckItem item(String place, String line) {
        Fields fields;
        try {
            fields = Json.parse(line) instanceof Fields found ? found : Fields.EMPTY;
        } catch (JacksonException broken) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s: not JSON: %s".formatted(place, broken.getOriginalMessage()), broken);
        }
        String better = fields.findText("better").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!List.of("", "a", "b").contains(better)) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                    "%s: 'better' is '%s'; give a or b, or leave it out".formatted(place, better));
        }
        String a = required(fields, place, "answer_a");
        String b = required(fields, place, "answer_b");
        return new CheckItem(required(fields, place, "question"), better.equals("b") ? b : a,
                better.equals("b") ? a : b, !better.isEmpty(), fields.findText("reference").orElse(""));
    }

    private static String required(Fields fields, String place, String name) {
        return fields.findText(name).filter(text -> !text.isBlank())
                .orElseThrow(() -> new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                        "%s: expected a text '%s'".formatted(place, name)));
    }
}
