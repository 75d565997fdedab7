package dev.touchstone.store.imported;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.json.JsonProblem;
import dev.touchstone.core.value.Value;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/// Reads JSON lines that a killed process may have cut or written into each other.
final class PredictionLines {

    /// The first name of every row; with its unescaped quotes it cannot stand inside a text.
    private static final byte[] ROW_START = "{\"data_abbr\"".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_LINE = 1 << 26;

    private PredictionLines() {}

    static void read(Path file, PredictionRows rows) {
        boolean shared = file.getFileName().toString().startsWith("tmp_");
        try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 1;
            boolean tooLong = false;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    line(file, number++, tooLong, line, rows, shared);
                    tooLong = false;
                } else if (line.size() < MAX_LINE) {
                    line.write(next);
                } else {
                    tooLong = true;
                }
            }
            line(file, number, tooLong, line, rows, shared);
        } catch (IOException unreadable) {
            throw ImportedPredictions.unreadable(file, unreadable);
        }
    }

    private static void line(
            Path file, long number, boolean tooLong, ByteArrayOutputStream line, PredictionRows rows,
                    boolean shared) {
        byte[] bytes = line.toByteArray();
        line.reset();
        if (tooLong) {
            rows.skipped(file, number, "longer than " + MAX_LINE + " bytes");
            return;
        }
        try {
            values(bytes, 0, bytes.length).forEach(value -> rows.line(file, number, value, shared));
        } catch (JacksonException broken) {
            rows.skipped(file, number, "not whole JSON: " + JsonProblem.reason(broken));
            whole(bytes).forEach(value -> rows.line(file, number, value, shared));
        }
    }

    /// The whole rows of a line that as such cannot be read.
    private static List<Value> whole(byte[] bytes) {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at + ROW_START.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + ROW_START.length, ROW_START, 0, ROW_START.length)) {
                starts.add(at);
            }
        }
        List<Value> rows = new ArrayList<>();
        for (int index = 0; index < starts.size(); index++) {
            int end = index + 1 < starts.size() ? starts.get(index + 1) : bytes.length;
            try {
                rows.addAll(values(bytes, starts.get(index), end - starts.get(index)));
            } catch (JacksonException broken) {
                continue; // this piece is the broken one; the line was reported
            }
        }
        return rows;
    }

    private static List<Value> values(byte[] bytes, int offset, int length) {
        List<Value> values = new ArrayList<>(1);
        try (JsonParser parser =
                Json.FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            while (parser.nextToken() != null) {
                values.add(Json.read(parser));
            }
        }
        return values;
    }
}
