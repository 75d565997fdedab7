package dev.touchstone.engine.result;

import static java.util.Objects.requireNonNull;

import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.report.Report;
import dev.touchstone.engine.report.Row;
import dev.touchstone.store.layout.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run folder holds.
///
/// @param folder where it lives
/// @param sessions the commands on it, in their order
/// @param units in the order in which they were asked for
/// @param groups rows of averages over sub-sets, of the newest table that has them
public record RunResult(
        RunFolder folder, List<SessionRecord> sessions, List<UnitRecord> units, List<Row> groups)
        implements AutoCloseable {

    public RunResult {
        requireNonNull(folder, "folder");
        sessions = List.copyOf(sessions);
        units = List.copyOf(units);
        groups = List.copyOf(groups);
    }

    /// Abbrs of the models in order.
    public List<String> models() {
        return units.stream().map(UnitRecord::model).distinct().toList();
    }

    /// Abbrs of the tasks in order.
    public List<String> tasks() {
        return units.stream().map(UnitRecord::task).distinct().toList();
    }

    /// The unit of that model and task.
    public Optional<UnitRecord> find(String model, String task) {
        return units.stream()
                .filter(unit -> unit.model().equals(model) && unit.task().equals(task)).findFirst();
    }

    /// Every row of the table: units, then groups.
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        units.forEach(unit -> rows.addAll(unit.rows()));
        rows.addAll(groups);
        return rows;
    }

    /// The table in the form that the renderers of [dev.touchstone.engine.report] take.
    public Report report() {
        return new Report(new Report.Axes(models(), tasks(),
                groups.stream().map(Row::dataset).distinct().toList()), rows(), Detail.SCORES, List.of(),
                List.of(folder.root()), units.stream().flatMap(unit -> unit.judges().stream()).toList());
    }

    /// Closes the logs of the units.
    @Override
    public void close() {
        units.forEach(UnitRecord::close);
    }
}
