package dev.touchstone.report;

import static java.util.Objects.requireNonNull;

import dev.touchstone.engine.result.RunResult;
import dev.touchstone.engine.result.UnitRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The runs of one report.
///
/// @param runs at least one, in the order in which they are shown
/// @param baseline whether the first run is what the others are held against
public record ReportBook(List<Run> runs, boolean baseline) {

    /// A run and its name in the report, which no other one has.
    public record Run(String name, RunResult result) {
        public Run {
            requireNonNull(name, "name");
            requireNonNull(result, "result");
        }
    }

    /// One model of one run; what can be held against another one.
    ///
    /// @param run its place in [#runs()]
    /// @param model abbr
    public record Series(int run, String model) {}

    public ReportBook {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a report needs a run");
        }
        if (runs.stream().map(Run::name).distinct().count() < runs.size()) {
            throw new IllegalArgumentException("two runs of one name in " + runs);
        }
    }

    /// Every model of every run, in order.
    public List<Series> series() {
        List<Series> series = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            for (String model : runs.get(run).result().models()) {
                series.add(new Series(run, model));
            }
        }
        return series;
    }

    /// The names of the tasks of all runs, in order of appearance.
    public List<String> tasks() {
        return runs.stream().flatMap(run -> run.result().tasks().stream()).distinct().toList();
    }

    /// The unit of a series on a task.
    public Optional<UnitRecord> find(Series series, String task) {
        return runs.get(series.run()).result().find(series.model(), task);
    }

    /// How a series is called: the model, with the run where there are several.
    public String name(Series series) {
        return runs.size() == 1 ? series.model() : series.model() + " · " + runs.get(series.run()).name();
    }
}
