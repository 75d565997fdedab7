package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.engine.aggregate.GroupRows;
import dev.touchstone.engine.aggregate.UnitResult;
import dev.touchstone.engine.aggregate.UnitRows;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.report.Report;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.report.SummaryFiles;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the report of a run from the ends of its units and writes `summary/`.
final class Reporting {

    private static final int MOST_FAILURES = 20;

    private final RunFolder folder;
    private final String stamp;
    private final Redaction redaction;

    /// @param redaction hides secrets in the reasons that servers give
    Reporting(RunFolder folder, String stamp, Redaction redaction) {
        this.folder = folder;
        this.stamp = stamp;
        this.redaction = redaction;
    }

    /// The report; its files are written when the request asks for a report and the run was not stopped.
    Report report(RunRequest request, List<UnitEnd> ends) {
        List<Row> rows = new ArrayList<>();
        UnitRows unitRows = new UnitRows(request.output().extractRate());
        List<String> models = request.units().stream().map(unit -> unit.model().abbr()).distinct().toList();
        List<String> groups = new ArrayList<>();
        for (UnitEnd end : ends) {
            rows.addAll(rows(unitRows, end));
        }
        for (String model : models) {
            List<GroupRows.Member> members = ends.stream()
                    .filter(end -> end.plan().model().abbr().equals(model))
                    .map(end -> new GroupRows.Member(end.plan(), result(end)))
                    .toList();
            GroupRows.byGroup(members).forEach((group, ofGroup) -> {
                List<Row> averages = GroupRows.of(group, ofGroup);
                if (!averages.isEmpty() && !groups.contains(group)) {
                    groups.add(group);
                }
                rows.addAll(averages);
            });
        }
        List<String> datasets =
                request.units().stream().map(unit -> unit.task().spec().abbr()).distinct().toList();
        Report.Axes axes = new Report.Axes(models, datasets, groups);
        List<JudgeSpending> judges = ends.stream().flatMap(end -> result(end).stream())
                .flatMap(result -> result.judges().stream()).toList();
        Report report = new Report(axes, rows, request.output().details(), List.of(), List.of(folder.root()),
                judges);
        boolean stopped = ends.stream().anyMatch(UnitEnd.Stopped.class::isInstance);
        boolean refused = ends.stream().allMatch(end -> end instanceof UnitEnd.Broken(UnitPlan _, var reason)
                && reason.code() == ErrorCode.LOG_CHANGED); // a refusal changes nothing
        if (!request.stages().report() || stopped || refused) {
            return report;
        }
        List<Path> files = new ArrayList<>(List.of(folder.root()));
        files.addAll(SummaryFiles.write(report, folder, stamp));
        return new Report(axes, rows, report.detail(), failures(ends), files, judges);
    }

    /// Why requests failed, a sentence per unit with failures: the server's own words.
    private static List<String> failures(List<UnitEnd> ends) {
        return ends.stream()
                .flatMap(end -> result(end).stream())
                .flatMap(result -> result.remark()
                        .map(words -> result.plan().name() + ": " + words).stream())
                .limit(MOST_FAILURES)
                .toList();
    }

    private List<Row> rows(UnitRows rows, UnitEnd end) {
        return switch (end) {
            case UnitEnd.Scored(UnitPlan _, UnitResult result) -> rows.of(result);
            case UnitEnd.Generated(UnitPlan plan, int failed) ->
                rows.missing(plan, "scoring did not take part", new Counts(0, 0, 0, failed, 0, 0));
            case UnitEnd.Broken(UnitPlan plan, var reason) ->
                rows.missing(plan, redaction.apply(reason.code().id() + " " + reason.getMessage()),
                        Counts.NONE);
            case UnitEnd.Stopped(UnitPlan plan) -> rows.missing(plan, "stopped", Counts.NONE);
        };
    }

    private static Optional<UnitResult> result(UnitEnd end) {
        return switch (end) {
            case UnitEnd.Scored(UnitPlan _, UnitResult result) -> Optional.of(result);
            case UnitEnd.Generated _, UnitEnd.Broken _, UnitEnd.Stopped _ -> Optional.empty();
        };
    }
}
