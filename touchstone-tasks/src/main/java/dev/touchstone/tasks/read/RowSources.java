package dev.touchstone.tasks.read;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/// Chooses how a data file is read.
public final class RowSources {

    /// A first line longer than this does not make a file JSON lines.
    private static final int HEAD_BYTES = 1 << 20;

    private RowSources() {}

    /// The rows of a file, its form chosen by extension: `.jsonl`, `.ndjson`, `.json` (a list, an object that
    /// holds one, or JSON lines under that name), `.csv`, `.tsv`; any other extension by the first bytes.
    ///
    /// @throws TouchstoneException `DATA_NO_FILE`; `DATA_UNREADABLE` for folders and forms that are not
    ///         read
    public static RowSource file(Path file, ReadOptions options) {
        if (!Files.exists(file)) {
            throw new TouchstoneException(
                    ErrorCode.DATA_NO_FILE, "no data file at " + file.toAbsolutePath());
        }
        return new FileRows(file, form(file, options), options);
    }

    /// The rows of several files, one after the other; of a single one, its rows.
    ///
    /// @throws TouchstoneException as [#file]
    public static RowSource files(List<Path> files, ReadOptions options) {
        List<RowSource> parts = files.stream().map(file -> file(file, options)).toList();
        return parts.size() == 1 ? parts.getFirst() : new SuccessiveRows(parts);
    }

    private static RowForm form(Path file, ReadOptions options) {
        return switch (extension(file)) {
            case "jsonl", "ndjson" -> new JsonLinesForm();
            case "json" -> json(file, options);
            case "csv" -> new DelimitedForm(',', true, options.columns());
            case "tsv" -> new DelimitedForm('\t', false, options.columns());
            case "parquet" -> throw unsupported(file, "parquet",
                    "python -c \"import pandas; pandas.read_parquet('in.parquet')"
                            + ".to_json('out.jsonl', orient='records', lines=True, force_ascii=False)\"");
            case "gz", "zip", "bz2", "xz", "zst" -> throw unsupported(file, "compressed", "unpack it first");
            default -> json(file, options);
        };
    }

    private static RowForm json(Path file, ReadOptions options) {
        try (ByteCursor bytes = ByteCursor.open(file)) {
            int first = bytes.peek();
            while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
                bytes.read();
                first = bytes.peek();
            }
            if (first == '{' && jsonLines(bytes)) {
                return new JsonLinesForm();
            }
            if (first != '{' && first != '[' && first != ByteCursor.END) {
                throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                        "%s: begins with '%c', expected JSON; extensions: .jsonl .json .csv .tsv".formatted(
                                file, (char) first));
            }
        }
        return new JsonForm(options.rowsAt());
    }

    /// Whether the first line is an object of its own and another follows.
    private static boolean jsonLines(ByteCursor bytes) {
        RowBuffer line = new RowBuffer(new Place(bytes.name(), 1, 1, bytes.position()));
        while (bytes.peek() != '\n' && bytes.peek() != ByteCursor.END && line.length() < HEAD_BYTES) {
            line.append((byte) bytes.read());
        }
        while (bytes.peek() == '\n' || bytes.peek() == '\r') {
            bytes.read();
        }
        return bytes.peek() == '{' && whole(() -> line.decode(0, line.length(), ""));
    }

    private static boolean whole(Supplier<String> line) {
        try {
            return Json.parse(line.get()) instanceof Fields;
        } catch (JacksonException incomplete) {
            return false;
        }
    }

    private static TouchstoneException unsupported(Path file, String what, String remedy) {
        return new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                "%s: %s files are not read; convert it to .jsonl: %s".formatted(file, what, remedy));
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
