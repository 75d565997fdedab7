package dev.touchstone.engine.result;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.JsonReport;
import dev.touchstone.engine.report.Row;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// The rows of `summary/summary_<stamp>.json`: the averages over groups stand nowhere else.
final class SummaryRows {

    private final RunFolder folder;

    SummaryRows(RunFolder folder) {
        this.folder = folder;
    }

    /// Rows whose data set is no unit's, each of the newest table that has it.
    ///
    /// @throws TouchstoneException `RESULT_UNREADABLE` when a table is cut or altered
    List<Row> groups(List<UnitRecord> units) {
        Set<String> tasks = new HashSet<>();
        units.forEach(unit -> tasks.add(unit.task()));
        List<Row> rows = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Path file : newestFirst()) {
            for (Row row : read(file)) {
                boolean known = units.stream().anyMatch(unit -> unit.model().equals(row.model()));
                if (known && !tasks.contains(row.dataset())
                        && seen.add(List.of(row.model(), row.dataset(), row.metric()))) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private List<Path> newestFirst() {
        Path summary = folder.root().resolve("summary");
        if (!Files.isDirectory(summary)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(summary)) {
            return files.filter(file -> file.getFileName().toString().matches("summary_.*\\.json"))
                    .sorted(Comparator.comparing(Path::toString).reversed()).toList();
        } catch (IOException refused) {
            throw unreadable(summary, refused);
        }
    }

    private static List<Row> read(Path file) {
        List<Row> rows = new ArrayList<>();
        try {
            if (Json.parse(Files.readString(file, StandardCharsets.UTF_8)) instanceof Fields fields) {
                for (Value row : fields.findItems("rows").orElse(List.of())) {
                    if (row instanceof Fields entry) {
                        rows.add(JsonReport.readRow(entry));
                    }
                }
            }
        } catch (IOException | JacksonException | IllegalArgumentException broken) {
            throw unreadable(file, broken);
        }
        return rows;
    }

    private static TouchstoneException unreadable(Path file, Exception cause) {
        return new TouchstoneException(ErrorCode.RESULT_UNREADABLE,
                "%s: cannot be read (%s). Remove it; touchstone run ... --mode eval --reuse <run> makes it"
                        .formatted(file, cause.getMessage()) + " anew", cause);
    }
}
