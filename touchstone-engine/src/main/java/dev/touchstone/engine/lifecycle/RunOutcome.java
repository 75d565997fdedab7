package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.Kind;
import dev.touchstone.engine.report.Report;
import dev.touchstone.store.layout.RunFolder;
import java.util.List;

/// How a run ended.
///
/// @param folder where it lives
/// @param report its table; no rows when scoring did not take part
/// @param failures units that could not be done
/// @param verdicts what became of the gates, in the order they were given
/// @param stopped whether the user stopped it
public record RunOutcome(
        RunFolder folder, Report report, List<UnitFailure> failures, List<Gated> verdicts, boolean stopped) {

    /// A unit that could not be done.
    public record UnitFailure(String unit, ErrorCode code, String message) {}

    /// A gate with its verdict.
    public record Gated(Gate gate, Gate.Verdict verdict) {}

    /// The exit code: the first that applies of 70 (our bug), 130 (stopped), 4 (environment), 2 (bad input),
    /// 3 (a unit or a request failed, or an answer has no verdict), 1 (a gate missed or not measured), 0.
    public int exit() {
        if (failed(Kind.INTERNAL)) {
            return 70;
        }
        if (stopped) {
            return 130;
        }
        if (failed(Kind.ENVIRONMENT)) {
            return 4;
        }
        if (failed(Kind.USER) || failed(Kind.DATA)) {
            return 2;
        }
        boolean incomplete = report.rows().stream().anyMatch(row ->
                row.counts().failed() + row.counts().unjudged() > 0);
        if (!failures.isEmpty() || incomplete) {
            return 3;
        }
        boolean held = verdicts.stream().allMatch(gated -> gated.verdict() instanceof Gate.Verdict.Passed);
        return held ? 0 : 1;
    }

    private boolean failed(Kind kind) {
        return failures.stream().anyMatch(failure -> failure.code().kind() == kind);
    }
}
