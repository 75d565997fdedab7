package dev.touchstone.engine.report;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What a run found.
///
/// @param axes the models and data sets in the order of the table
/// @param rows in the order in which the metrics are to appear; at most one per model, data set and metric
/// @param detail what the result files hold
/// @param warnings further sentences for the screen, in English as the log has them; those on counts are made
///        from the rows
/// @param files what the user may want to open, the run folder first
/// @param judges what judges cost, in the order of the table
public record Report(Axes axes, List<Row> rows, Detail detail, List<String> warnings, List<Path> files,
        List<JudgeSpending> judges) {

    /// A report of numbers that no judge gave.
    public Report(Axes axes, List<Row> rows, Detail detail, List<String> warnings, List<Path> files) {
        this(axes, rows, detail, warnings, files, List.of());
    }

    /// The same with its further sentences put into another language.
    public Report worded(UnaryOperator<String> sentence) {
        return new Report(axes, rows, detail, warnings.stream().map(sentence).toList(), files, judges);
    }

    /// The order of columns and rows.
    ///
    /// @param models abbrs of the models, one column each
    /// @param datasets abbrs of the data sets
    /// @param groups names of the groups of data sets; shown after them, and not counted twice
    public record Axes(List<String> models, List<String> datasets, List<String> groups) {
        public Axes {
            models = List.copyOf(models);
            datasets = List.copyOf(datasets);
            groups = List.copyOf(groups);
        }

        /// Data sets, then groups.
        public List<String> all() {
            return Stream.concat(datasets.stream(), groups.stream()).distinct().toList();
        }
    }

    public Report {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
        files = List.copyOf(files);
        judges = List.copyOf(judges);
        Set<List<String>> seen = new HashSet<>();
        for (Row row : rows) {
            if (!seen.add(List.of(row.model(), row.dataset(), row.metric()))) {
                throw new IllegalArgumentException("two rows for %s, %s, %s"
                        .formatted(row.model(), row.dataset(), row.metric()));
            }
            if (!axes.models().contains(row.model()) || !axes.all().contains(row.dataset())) {
                throw new IllegalArgumentException("a row of model %s and data set %s, not in the table"
                        .formatted(row.model(), row.dataset()));
            }
        }
    }

    /// The rows of one data set or group, all models.
    public List<Row> ofDataset(String dataset) {
        return rows.stream().filter(row -> row.dataset().equals(dataset)).toList();
    }
}
