package dev.touchstone.engine.score;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.store.imported.ImportedAttempt;
import dev.touchstone.store.imported.ImportedPredictions;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.LogNotice;
import dev.touchstone.store.log.UnitLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Takes the answers of a folder that AISBench wrote into the log, so that it can be resumed and scored
/// again.
///
/// Prompt and gold are those of the file; what only the data know (the texts of options) comes from the
/// task's rows of the same number. Nothing is taken where the log has answers of its own.
public final class Importer {

    private final RunFolder folder;
    private final InstantSource clock;

    /// An importer for one run folder.
    public Importer(RunFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// What was taken over.
    ///
    /// @param answers how many
    /// @param notices lines that could not be read
    public record Taken(int answers, List<LogNotice> notices) {}

    /// Takes over the answers of one unit.
    ///
    /// @param log open for writing
    public Taken takeOver(UnitPlan plan, UnitLog log) {
        ImportedPredictions predictions = new ImportedPredictions(
                folder, plan.model().abbr(), plan.task().spec().abbr());
        if (log.done() + log.failed() > 0 || !predictions.present()) {
            return new Taken(0, List.of());
        }
        TreeMap<Integer, List<ImportedAttempt>> bySample = new TreeMap<>();
        List<LogNotice> notices = predictions.read(plan.repeats(), attempt -> {
            if (attempt.success()) {
                bySample.computeIfAbsent(attempt.key().sample(), _ -> new ArrayList<>()).add(attempt);
            }
        });
        int answers = 0;
        try (Questions rows = plan.task().open(Selection.ALL)) {
            while (rows.hasNext() && !bySample.isEmpty()) {
                Question row = rows.next();
                List<ImportedAttempt> attempts = bySample.remove(row.index());
                if (attempts != null) {
                    answers += append(log, attempts, Optional.of(row));
                }
            }
        }
        for (List<ImportedAttempt> beyond : bySample.values()) {
            answers += append(log, beyond, Optional.empty());
        }
        return new Taken(answers, notices);
    }

    private int append(UnitLog log, List<ImportedAttempt> attempts, Optional<Question> row) {
        ImportedAttempt first = attempts.getFirst();
        int sample = first.key().sample();
        String gold = first.gold().isEmpty() ? row.map(Question::gold).orElse("") : first.gold();
        log.append(new Question(sample, first.prompt(), gold, row.map(Question::choices).orElse(List.of()),
                OptionalInt.empty(), row.map(Question::extra).orElse(Fields.EMPTY)));
        for (ImportedAttempt attempt : attempts) {
            log.append(new AttemptKey(sample, attempt.key().repeat()),
                    new Outcome.Generated(attempt.prediction(), "", Finish.UNKNOWN, Optional.empty(),
                            new Timing(Duration.ZERO, Optional.empty()), 0),
                    clock.instant());
        }
        return attempts.size();
    }
}
