package dev.touchstone.engine.judge;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Reads a file of reference outputs: row number to text.
final class OutputsFile {

    private static final List<String> TEXTS = List.of("output", "answer", "prediction", "response");
    private static final long LONGEST = 1L << 30;

    private final Path file;
    private final Map<Integer, String> outputs = new HashMap<>();

    private OutputsFile(Path file) {
        this.file = file;
    }

    /// @throws TouchstoneException `DATA_UNREADABLE` or `DATA_INVALID_ROW` with file and row
    static Map<Integer, String> read(Path file) {
        OutputsFile reading = new OutputsFile(file);
        try {
            if (Files.size(file) > LONGEST) {
                throw reading.unreadable("it is larger than 1 GB");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "").strip();
            if (text.startsWith("[")) {
                reading.list(text);
            } else {
                reading.lines(text);
            }
        } catch (IOException refused) {
            throw reading.unreadable(refused.toString());
        }
        if (reading.outputs.isEmpty()) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY, file + ": holds no outputs to compare with");
        }
        return reading.outputs;
    }

    private void list(String text) {
        try {
            List<Value> rows = ((Value.Items) Json.parse(text)).items();
            for (int row = 0; row < rows.size(); row++) {
                add(row, "row " + (row + 1), rows.get(row));
            }
        } catch (JacksonException broken) {
            throw unreadable(broken.getOriginalMessage());
        }
    }

    private void lines(String text) {
        int line = 0;
        int row = 0;
        for (String each : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (!each.isBlank()) {
                try {
                    add(row++, "line " + line, Json.parse(each));
                } catch (JacksonException broken) {
                    throw unreadable("line %d is not JSON: %s".formatted(line, broken.getOriginalMessage()));
                }
            }
        }
    }

    private void add(int row, String place, Value value) {
        Fields fields = value instanceof Fields found ? found : Fields.EMPTY;
        Optional<String> text = TEXTS.stream().flatMap(name -> fields.findText(name).stream()).findFirst();
        int number = fields.findNumber("id").map(id -> whole(id, place)).orElse(row);
        if (text.isEmpty()) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                    "%s, %s: expected an object with a text '%s'".formatted(
                            file, place, String.join("' or '", TEXTS)));
        }
        if (outputs.put(number, text.get()) != null) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                    "%s, %s: the id %d stands twice".formatted(file, place, number));
        }
    }

    private int whole(BigDecimal id, String place) {
        try {
            return id.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                    "%s, %s: 'id' is the row number of the data, from 0; it is %s".formatted(file, place, id),
                    notWhole);
        }
    }

    private TouchstoneException unreadable(String why) {
        return new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                "%s: cannot be read as JSON lines or a JSON list (%s)".formatted(file, why));
    }
}
