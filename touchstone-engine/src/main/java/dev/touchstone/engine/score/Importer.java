package dev.touchstone.engine.score;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.hash.Sha256;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.engine.plan.Identity;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Row;
import dev.touchstone.store.imported.ImportedAttempt;
import dev.touchstone.store.imported.ImportedPredictions;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.Asking;
import dev.touchstone.store.log.ImportedSegment;
import dev.touchstone.store.log.LogNotice;
import dev.touchstone.store.log.UnitLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes the answers of a folder that AISBench wrote into the log, so that it can be resumed and scored
/// again.
///
/// Prompt and gold are those of the file; what only the data know (the texts of options) comes from the
/// task's rows of the same number. All repeats are taken, whether or not this session scores them; rows whose
/// numbers the data do not have are not. Nothing is taken where the log has attempts of its own. The files
/// are kept in `imported/`, because the run's own predictions take their names.
public final class Importer {

    private final RunFolder folder;
    private final Redaction redaction;
    private final InstantSource clock;

    /// An importer for one run folder.
    public Importer(RunFolder folder, Redaction redaction, InstantSource clock) {
        this.folder = folder;
        this.redaction = redaction;
        this.clock = clock;
    }

    /// What was taken over.
    ///
    /// @param answers how many
    /// @param foreign whether prompts differ from those of this task
    /// @param notices lines that could not be read, rows that were not taken
    public record Taken(int answers, boolean foreign, List<LogNotice> notices) {}

    /// Takes over the answers of one unit.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when files cannot be read or the log not written
    public Taken takeOver(UnitPlan plan) {
        String model = plan.model().abbr();
        String task = plan.task().spec().abbr();
        ImportedPredictions predictions = new ImportedPredictions(folder, model, task);
        if (!predictions.present() || logged(model, task)) {
            return new Taken(0, false, List.of());
        }
        SortedMap<Integer, SortedMap<Integer, ImportedAttempt>> bySample = new TreeMap<>();
        List<LogNotice> notices = new ArrayList<>(predictions.read(plan.repeats(), attempt ->
                bySample.computeIfAbsent(attempt.key().sample(), _ -> new TreeMap<>())
                        .put(attempt.key().repeat(), attempt)));
        Compared compared = compare(plan, bySample);
        int all = count(bySample);
        bySample.keySet().removeIf(sample -> !compared.rows().get(sample));
        int answers = count(bySample);
        new KeptOriginals(folder).keep(predictions.files()); // also of rows that could not be read
        compared.beyond().ifPresent(sample -> notices.add(
                new LogNotice.BeyondData(folder.root(), task, all - answers, sample)));
        if (answers == 0) {
            return new Taken(0, false, notices);
        }
        write(plan, bySample, compared.prompts());
        return new Taken(answers, compared.prompts().isPresent(), notices);
    }

    private boolean logged(String model, String task) {
        if (folder.attempts(model, task).isEmpty()) {
            return false;
        }
        try (UnitLog log = UnitLog.read(folder, model, task)) {
            return log.done() + log.failed() > 0;
        }
    }

    private static int count(SortedMap<Integer, SortedMap<Integer, ImportedAttempt>> bySample) {
        return bySample.values().stream().mapToInt(SortedMap::size).sum();
    }

    /// The files held against the data.
    ///
    /// @param rows which samples of the files the data have
    /// @param beyond one that they do not have
    /// @param prompts empty where every prompt is the one that this task would ask; else a hash of them
    private record Compared(BitSet rows, OptionalInt beyond, Optional<String> prompts) {}

    private static Compared compare(
            UnitPlan plan, SortedMap<Integer, SortedMap<Integer, ImportedAttempt>> bySample) {
        BitSet known = new BitSet();
        boolean same = true;
        MessageDigest digest = Sha256.digest();
        try (Questions rows = plan.task().open(Selection.ALL)) {
            while (rows.hasNext()) {
                Question row = rows.next();
                if (bySample.containsKey(row.index())) {
                    SortedMap<Integer, ImportedAttempt> attempts = bySample.get(row.index());
                    Prompt prompt = attempts.get(attempts.firstKey()).prompt();
                    known.set(row.index());
                    same &= prompt.turns().equals(row.prompt().turns());
                    String line = row.index() + " " + prompt.turns() + "\n";
                    digest.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        OptionalInt beyond = bySample.keySet().stream()
                .mapToInt(sample -> sample).filter(sample -> !known.get(sample)).findFirst();
        return new Compared(known, beyond, same ? Optional.empty() : Optional.of(Sha256.hex(digest)));
    }

    private void write(UnitPlan plan, SortedMap<Integer, SortedMap<Integer, ImportedAttempt>> bySample,
            Optional<String> prompts) {
        Asking asking = new Asking(Identity.imported(plan, prompts), plan.repeats(),
                Optional.of(prompts.isEmpty() ? plan.task().spec().version() : Row.IMPORTED));
        try (ImportedSegment segment = ImportedSegment.begin(folder, asking, redaction, clock);
                Questions rows = plan.task().open(Selection.ALL)) {
            while (rows.hasNext()) {
                Question row = rows.next();
                if (bySample.containsKey(row.index())) {
                    append(segment, row, bySample.get(row.index()));
                }
            }
            segment.commit();
        }
    }

    private static void append(
            ImportedSegment segment, Question row, SortedMap<Integer, ImportedAttempt> attempts) {
        ImportedAttempt first = attempts.get(attempts.firstKey());
        segment.append(new Question(row.index(), first.prompt(),
                first.gold().isEmpty() ? row.gold() : first.gold(), row.choices(), OptionalInt.empty(),
                row.extra()));
        for (ImportedAttempt attempt : attempts.values()) {
            segment.append(new AttemptKey(row.index(), attempt.key().repeat()),
                    new Outcome.Generated(attempt.prediction(), "", Finish.UNKNOWN, Optional.empty(),
                            new Timing(Duration.ZERO, Optional.empty()), 0));
        }
    }
}
