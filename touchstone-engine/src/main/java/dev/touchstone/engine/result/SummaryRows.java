package dev.touchstone.engine.result;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.JsonReport;
import dev.touchstone.engine.report.Measure;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// The rows of `summary/summary_<stamp>.json`: the averages over groups, and the reasons of units that broke,
/// stand nowhere else.
///
/// @param rows of all tables, those of a model and data set from the newest table that has any
record SummaryRows(List<Row> rows) {

    /// Reads the tables of a run.
    ///
    /// @throws TouchstoneException `RESULT_UNREADABLE` when one is cut or altered
    static SummaryRows read(RunFolder folder) {
        List<Row> rows = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Path file : newestFirst(folder)) {
            List<Row> table = read(file);
            table.stream().filter(row -> !seen.contains(List.of(row.model(), row.dataset())))
                    .forEach(rows::add);
            table.forEach(row -> seen.add(List.of(row.model(), row.dataset())));
        }
        return new SummaryRows(rows);
    }

    /// Rows of models of these units whose data set is no unit's.
    List<Row> groups(List<UnitRecord> units) {
        Set<String> tasks = new HashSet<>();
        Set<String> models = new HashSet<>();
        for (UnitRecord unit : units) {
            tasks.add(unit.task());
            models.add(unit.model());
        }
        return rows.stream()
                .filter(row -> models.contains(row.model()) && !tasks.contains(row.dataset())).toList();
    }

    /// The row that says why a unit has no number.
    Optional<Row> unmeasured(String model, String task) {
        return rows.stream()
                .filter(row -> row.model().equals(model) && row.dataset().equals(task)
                        && !(row.measure() instanceof Measure.Measured))
                .findFirst();
    }

    private static List<Path> newestFirst(RunFolder folder) {
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
