package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.generate.AnswerCache;
import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.engine.judge.OtherSide;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.PythonText;
import dev.touchstone.engine.report.Report;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.slice.SessionFields;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.RunLock;
import dev.touchstone.store.log.Sessions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Carries out runs: the one engine behind every facade.
///
/// A run is a walk plan, generate, score, aggregate, report over a folder whose log is the truth; each stage
/// reads what the stage before wrote to disk.
public final class Engine {

    private static final int EXIT_STOPPED = 130;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

    private final Function<ModelSpec, Generator> connect;
    private final InstantSource clock;
    private final ZoneId zone;
    private final String version;

    /// @param connect makes the generator of a model
    /// @param clock wall clock, for stamps only
    /// @param zone in which run folders are named
    /// @param version of this tool, for the session files
    public Engine(Function<ModelSpec, Generator> connect, InstantSource clock, ZoneId zone, String version) {
        this.connect = connect;
        this.clock = clock;
        this.zone = zone;
        this.version = version;
    }

    /// Carries out one run to its end, its failure or its stop.
    ///
    /// @param stop raised by the user; a run that is stopped can be resumed
    /// @return how it ended; failures of units are part of it
    /// @throws TouchstoneException when the run as a whole cannot be begun: folder, lock, configuration, or
    ///        nothing to score again
    public RunOutcome run(RunRequest request, RunListener listener, StopSignal stop) {
        List<Task> tasks = request.units().stream().map(UnitPlan::task).toList();
        request.gates().forEach(gate -> gate.check(tasks)); // before anything is asked or paid
        SessionFields fields = request.stages().report()
                ? SessionFields.of(request.units(), request.output().breakdown()) : SessionFields.NOTHING;
        if (request.stages().report()) {
            request.units().stream().map(UnitPlan::task).distinct()
                    .flatMap(task -> request.output().scorers().of(task).stream()).forEach(Scorer::require);
        }
        if (request.stages().generate() || request.stages().score()) { // judges may be asked too
            request.conduct().answerCache().map(AnswerCache::new).ifPresent(AnswerCache::require);
        }
        verify(request);
        if (request.stages().generate() || request.stages().judge()) {
            OtherSide.shortOf(request.units(), request.judging()).forEach(side -> listener.notice(
                    new RunListener.Notice.OtherSideLacks(
                            side.unit(), side.asked(), side.missing(), side.beyond())));
        }
        RunFolder folder = open(request, listener);
        boolean fresh = request.folder() instanceof RunRequest.Folder.Fresh;
        String stamp = fresh ? folder.stamp() : STAMP.format(now());
        Redaction redaction = new Redaction(request.secrets());
        try (RunLock _ = RunLock.acquire(folder)) {
            listener.opened(folder);
            Sessions sessions = Sessions.of(folder, redaction);
            boolean interrupted = interrupted(sessions);
            int number = sessions.next();
            Fields opening = opening(request, stamp);
            sessions.write(number, opening);
            new ConfigDump(folder, redaction).write(stamp, request);
            List<UnitEnd> ends;
            Surroundings session = new Surroundings(
                    folder, redaction, listener, stop, clock, fields, interrupted);
            try (UnitPool pool = new UnitPool(request, connect, session)) {
                ends = pool.run();
            }
            Report report = new Reporting(folder, stamp, redaction).report(request, ends);
            List<RunOutcome.Gated> verdicts = request.gates().stream()
                    .map(gate -> new RunOutcome.Gated(gate, gate.judge(report.rows())))
                    .toList();
            RunOutcome outcome = new RunOutcome(
                    folder, report, UnitEnd.failures(ends), verdicts, stop.asked());
            sessions.write(number, opening
                    .with("ended", Value.of(clock.instant().toString()))
                    .with("exit", Value.of(outcome.exit()))
                    .with("gates", new Value.Items(verdicts.stream().<Value>map(Engine::gate).toList())));
            return outcome;
        }
    }

    /// Refuses rows whose answers could not be scored, each selection of a task once.
    private static void verify(RunRequest request) {
        Map<Task, Set<Selection>> seen = new IdentityHashMap<>();
        for (UnitPlan unit : request.units()) {
            if (seen.computeIfAbsent(unit.task(), _ -> new HashSet<>()).add(unit.selection())) {
                unit.task().verify(unit.selection());
            }
        }
    }

    private static Fields gate(RunOutcome.Gated gated) {
        Fields gate = Fields.EMPTY.with("gate", Value.of(gated.gate().toString()));
        return switch (gated.verdict()) {
            case Gate.Verdict.Passed _ -> gate.with("verdict", Value.of("passed"));
            case Gate.Verdict.Missed(Row row, double value) -> gate.with("verdict", Value.of("missed"))
                    .with("detail", Value.of("%s %s %s: %s".formatted(
                            row.model(), row.dataset(), row.metric(), PythonText.twoPlaces(value))));
            case Gate.Verdict.NotMeasured(String reason) ->
                gate.with("verdict", Value.of("not_measured")).with("detail", Value.of(reason));
        };
    }

    /// Whether the last session that asked the models was stopped or killed: then rows it never came to are
    /// missing.
    private static boolean interrupted(Sessions sessions) {
        for (int number : sessions.numbers().reversed()) {
            Fields session = sessions.read(number);
            if (session.findFlag("asks_models").orElse(true)) {
                return session.findNumber("exit").map(exit -> exit.intValue() == EXIT_STOPPED).orElse(true);
            }
        }
        return false;
    }

    private RunFolder open(RunRequest request, RunListener listener) {
        return switch (request.folder()) {
            case RunRequest.Folder.Fresh(Path workDir) -> RunFolder.create(workDir, now());
            case RunRequest.Folder.Stamped(Path workDir, String stamp) -> RunFolder.open(workDir, stamp);
            case RunRequest.Folder.Newest(Path workDir) -> {
                Optional<RunFolder> newest = RunFolder.newest(workDir);
                if (newest.isEmpty() && !request.stages().generate()) {
                    throw new TouchstoneException(ErrorCode.SCORE_NOTHING,
                            workDir + ": no run folder below it, so there are no answers to work on; "
                                    + "name the folder of an earlier run with --work-dir");
                }
                if (newest.isEmpty()) {
                    listener.notice(new RunListener.Notice.NothingToReuse());
                }
                yield newest.orElseGet(() -> RunFolder.create(workDir, now()));
            }
        };
    }

    private Fields opening(RunRequest request, String stamp) {
        if (request.units().isEmpty()) {
            throw new TouchstoneException(ErrorCode.COMMAND_NOTHING_TO_RUN,
                    "there is nothing to run: no model or no task");
        }
        return Fields.EMPTY
                .with("v", Value.of(1))
                .with("tool", Value.of("touchstone " + version))
                .with("started", Value.of(clock.instant().toString()))
                .with("stamp", Value.of(stamp))
                .with("asks_models", Value.of(request.stages().generate()))
                .with("asked", request.asked())
                .with("units", Value.ofTexts(request.units().stream().map(UnitPlan::name).toList()));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), zone);
    }
}
