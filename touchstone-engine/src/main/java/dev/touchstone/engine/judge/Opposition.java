package dev.touchstone.engine.judge;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.AttemptState;
import dev.touchstone.store.log.UnitLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The other side's answers for one unit; thread-safe. Every attempt of a row meets the other side's first
/// one.
final class Opposition implements AutoCloseable {

    private final Optional<UnitLog> log;
    private final Map<Integer, String> outputs;
    private final String unavailable;

    private Opposition(Optional<UnitLog> log, Map<Integer, String> outputs, String unavailable) {
        this.log = log;
        this.outputs = outputs;
        this.unavailable = unavailable;
    }

    /// Opens the other side.
    ///
    /// @throws TouchstoneException when it cannot be read, or was asked other data
    static Opposition open(RunFolder own, UnitPlan plan, Optional<Opponents> opponents) {
        if (opponents.isEmpty()) {
            return new Opposition(Optional.empty(), Map.of(), "");
        }
        return switch (opponents.get()) {
            case Opponents.ModelOfRun(String model) -> model.equals(plan.model().abbr())
                    ? new Opposition(Optional.empty(), Map.of(), "is the baseline itself")
                    : ofLog(own, model, plan);
            case Opponents.OtherRun _, Opponents.Outputs _ -> outside(plan, opponents.get()).orElseThrow();
        };
    }

    /// Opens another side that was there before the run; none where it is a model of the run itself.
    ///
    /// @throws TouchstoneException when it cannot be read, or was asked other data
    static Optional<Opposition> outside(UnitPlan plan, Opponents opponents) {
        return switch (opponents) {
            case Opponents.ModelOfRun _ -> Optional.empty();
            case Opponents.OtherRun(RunFolder folder, Optional<String> model) ->
                    Optional.of(ofLog(folder, model.orElseGet(() -> only(folder)), plan));
            case Opponents.Outputs(var file) ->
                    Optional.of(new Opposition(Optional.empty(), OutputsFile.read(file), ""));
        };
    }

    private static Opposition ofLog(RunFolder folder, String model, UnitPlan plan) {
        String task = plan.task().spec().abbr();
        UnitLog log = UnitLog.read(folder, model, task);
        Optional<String> data = log.identity().map(identity -> identity.parts().get("data"));
        boolean same = data.isEmpty() || data.get().equals(plan.task().spec().fingerprint().data());
        if (log.done() == 0 || !same) {
            log.close();
            throw new TouchstoneException(same ? ErrorCode.SCORE_NOTHING : ErrorCode.LOG_CHANGED,
                    "%s: %s; name another side with --judge-against".formatted(folder, same
                            ? "there are no answers of %s/%s to compare with".formatted(model, task)
                            : "'data' differs: %s/%s was asked other data".formatted(model, task)));
        }
        return new Opposition(Optional.of(log), Map.of(), "");
    }

    private static String only(RunFolder folder) {
        List<String> models = folder.models();
        if (models.size() != 1) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--judge-against %s: it holds answers of %s; say which with RUN:MODEL".formatted(folder,
                            models.isEmpty() ? "no model" : String.join(", ", models)));
        }
        return models.getFirst();
    }

    /// Why there is no other side for this unit; empty when there is one.
    String unavailable() {
        return unavailable;
    }

    /// The other side's answer to a row.
    Optional<Answer> find(int sample) {
        if (log.isEmpty()) {
            return Optional.ofNullable(outputs.get(sample)).map(text -> new Answer(text, "", Finish.UNKNOWN));
        }
        return log.get().outcome(new AttemptKey(sample, 0)).flatMap(outcome -> switch (outcome) {
            case Outcome.Answered answered -> Optional.of(Answer.of(answered));
            case Outcome.Failed _ -> Optional.empty();
        });
    }

    /// Whether there is an answer to a row, without reading it.
    boolean holds(int sample) {
        return log.map(held -> held.state(new AttemptKey(sample, 0)) == AttemptState.DONE)
                .orElseGet(() -> outputs.containsKey(sample));
    }

    /// How many outputs the file holds; 0 where the other side is a run.
    int outputs() {
        return outputs.size();
    }

    @Override
    public void close() {
        log.ifPresent(UnitLog::close);
    }
}
