package dev.touchstone.judge.agreement;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Reads a file of labels: JSON lines, or CSV with a header, of `id` and `label`, and `model` and `task`
/// where a run has several.
public final class Labels {

    private Labels() {}

    /// The labels of a file.
    ///
    /// @param origin its name, for messages
    /// @throws TouchstoneException `DATA_UNREADABLE`, `DATA_INVALID_ROW` or `DATA_EMPTY` with the line
    public static List<Label> read(String origin, String text) {
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        boolean json = lines.stream().filter(line -> !line.isBlank()).findFirst()
                .filter(line -> line.stripLeading().startsWith("{")).isPresent();
        List<Label> labels = new ArrayList<>();
        List<String> header = List.of();
        for (int at = 0; at < lines.size(); at++) {
            String place = origin + ":" + (at + 1);
            if (lines.get(at).isBlank()) {
                continue;
            }
            if (json) {
                labels.add(label(place, fields(place, lines.get(at))));
            } else if (header.isEmpty()) {
                header = cells(lines.get(at));
            } else {
                labels.add(label(place, row(place, header, cells(lines.get(at)))));
            }
        }
        if (labels.isEmpty()) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY, origin + ": holds no labels");
        }
        return List.copyOf(labels);
    }

    private static Fields fields(String place, String line) {
        try {
            if (Json.parse(line) instanceof Fields fields) {
                return fields;
            }
        } catch (JacksonException broken) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s: not JSON: %s".formatted(place, broken.getOriginalMessage()), broken);
        }
        throw new TouchstoneException(ErrorCode.DATA_UNREADABLE, place + ": not a JSON object");
    }

    private static Fields row(String place, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                    "%s: %d values under %d column names".formatted(place, cells.size(), header.size()));
        }
        Fields fields = Fields.EMPTY;
        for (int at = 0; at < cells.size(); at++) {
            fields = fields.with(header.get(at), Value.of(cells.get(at)));
        }
        return fields;
    }

    /// Cells of a line; quotes may hold commas and doubled quotes.
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"' && quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private static Label label(String place, Fields fields) {
        String id = fields.find("id").map(Value::display).orElse("");
        String label = fields.find("label").map(Value::display).orElse("").strip();
        if (!id.matches("\\d{1,9}") || label.isEmpty()) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                    ("%s: expected 'id', a row number of the data from 0, and 'label'; found id '%s', "
                            + "label '%s'").formatted(place, id, label));
        }
        return new Label(Integer.parseInt(id), label, named(fields, "model"), named(fields, "task"), place);
    }

    private static Optional<String> named(Fields fields, String name) {
        return fields.findText(name).filter(text -> !text.isBlank());
    }
}
