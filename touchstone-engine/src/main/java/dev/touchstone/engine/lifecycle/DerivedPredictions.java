package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.plan.Identity;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.score.ScoringStage;
import dev.touchstone.engine.view.PredictionsView;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.LoggedAttempt;
import dev.touchstone.store.log.UnitIdentity;
import dev.touchstone.store.log.UnitLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes the `predictions/` of a unit from its log: in the form that the session asks for, and again in any
/// other form that lies there, so that no file of an earlier session grows stale.
final class DerivedPredictions {

    private final RunFolder folder;
    private final RunRequest.Layout layout;

    DerivedPredictions(RunFolder folder, RunRequest.Layout layout) {
        this.folder = folder;
        this.layout = layout;
    }

    /// Writes what is missing or older than the log; everything where the session asked the model.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    void write(UnitPlan plan, UnitLog log, boolean asked) {
        for (RunRequest.Layout form : RunRequest.Layout.values()) {
            Path file = file(form, plan);
            boolean there = Files.exists(file);
            if (asked ? there || form == layout : there ? stale(file, plan, log) : form == layout) {
                write(form, plan, log);
            }
        }
    }

    private void write(RunRequest.Layout form, UnitPlan plan, UnitLog log) {
        String fingerprint = Identity.of(plan, log.identity().map(written -> written.parts().get("model"))
                .orElse(plan.model().model())).parts().toString();
        PredictionsView view = new PredictionsView(
                folder, plan.model().abbr(), plan.task().spec().abbr(), fingerprint);
        Iterable<LoggedAttempt> attempts = () -> ScoringStage.selected(plan, log);
        switch (form) {
            case LINES -> view.writeLines(attempts);
            case OBJECT -> view.writeObject(attempts, plan.repeats());
        }
    }

    /// Whether a session that was killed wrote answers and no predictions. The files of another tool are
    /// those that its answers were taken from.
    private boolean stale(Path file, UnitPlan plan, UnitLog log) {
        if (log.identity().filter(UnitIdentity::imported).isPresent()) {
            return false;
        }
        List<Path> segments = folder.attempts(plan.model().abbr(), plan.task().spec().abbr());
        try {
            return Files.getLastModifiedTime(segments.getLast())
                    .compareTo(Files.getLastModifiedTime(file)) > 0;
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                    "%s: cannot be looked at (%s); allow reading it".formatted(file, IoReason.of(unreadable)),
                    unreadable);
        }
    }

    private Path file(RunRequest.Layout form, UnitPlan plan) {
        String model = plan.model().abbr();
        String task = plan.task().spec().abbr();
        return switch (form) {
            case LINES -> folder.predictions(model, task);
            case OBJECT -> folder.predictions30(model, task);
        };
    }
}
