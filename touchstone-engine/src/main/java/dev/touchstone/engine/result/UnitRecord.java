package dev.touchstone.engine.result;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.sample.Question;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.LogNotice;
import dev.touchstone.store.log.LoggedAttempt;
import dev.touchstone.store.log.UnitIdentity;
import dev.touchstone.store.log.UnitLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One model on one task as a run folder holds it: numbers and packed scores in memory, texts on disk.
///
/// The log is opened, and scanned once, when a text is first asked for. Thread-safe.
public final class UnitRecord implements AutoCloseable {

    private final RunFolder folder;
    private final String model;
    private final String task;
    private final Optional<ResultFile> file;
    private final List<Row> rows;
    private final SortedMap<String, String> fingerprint;
    private final UnitScores scores;
    private final List<JudgeSpending> judges;
    private final ReentrantLock opening = new ReentrantLock(); // guards `log`
    private Optional<UnitLog> log = Optional.empty();

    /// Whose unit, by their abbrs.
    private record Whose(String model, String task) {}

    private UnitRecord(RunFolder folder, Whose whose, Optional<ResultFile> file, ResultHead head,
            List<Row> rows, UnitScores scores) {
        this.folder = folder;
        this.model = whose.model();
        this.task = whose.task();
        this.file = file;
        this.rows = rows;
        this.fingerprint = Collections.unmodifiableSortedMap(head.fingerprint);
        this.judges = head.judges(model, task);
        this.scores = scores;
    }

    /// Reads a unit's result; a unit without one has the reason that the newest table gives.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `RESULT_UNREADABLE` when the result is cut,
    ///         altered or of another form
    static UnitRecord read(RunFolder folder, String model, String task, SummaryRows table) {
        Path path = folder.results(model, task);
        if (!Files.exists(path)) {
            Row none = new Row(model, task, Row.NO_VERSION, "accuracy", "gen",
                    new Measure.Missing("not scored"), Counts.NONE);
            return new UnitRecord(folder, new Whose(model, task), Optional.empty(), new ResultHead(),
                    List.of(table.unmeasured(model, task).orElse(none)), new UnitScores());
        }
        ResultFile file = new ResultFile(path);
        UnitScores scores = new UnitScores();
        ResultHead head = file.read(scores::add);
        scores.grade(head.graded);
        return new UnitRecord(folder, new Whose(model, task), Optional.of(file), head,
                head.rows(model, task), scores);
    }

    /// The model's abbr.
    public String model() {
        return model;
    }

    /// The task's abbr.
    public String task() {
        return task;
    }

    /// `model/task`.
    public String name() {
        return model + "/" + task;
    }

    /// Whether the unit was scored; if not, there are rows and texts but no scores.
    public boolean scored() {
        return file.isPresent();
    }

    /// The rows of the table, the main metric first where it was measured.
    public List<Row> rows() {
        return rows;
    }

    /// What makes the numbers comparable: `data`, `prompt`, `evaluator`, `model`, `version` and one
    /// `generation.<name>` for each sampling argument; of the log's newest segment where nothing was scored.
    public SortedMap<String, String> fingerprint() {
        return scored() ? fingerprint
                : log().identity().map(UnitIdentity::parts).orElse(Collections.emptySortedMap());
    }

    /// What judges cost; empty where none was asked, or nothing was scored.
    public List<JudgeSpending> judges() {
        return judges;
    }

    /// The packed scores of all attempts.
    public UnitScores scores() {
        return scores;
    }

    /// Reads the result again from its beginning to its end, attempt by attempt, with what was extracted.
    public void walk(Consumer<AttemptScore> visitor) {
        file.ifPresent(present -> present.read((attempt, _) -> visitor.accept(attempt)));
    }

    /// One attempt's scores with what was extracted, from disk.
    ///
    /// @param attempt its number in [#scores()]
    public AttemptScore attempt(int attempt) {
        return file.orElseThrow(() -> new IllegalArgumentException(name() + " was not scored"))
                .readAt(scores.offset(attempt));
    }

    /// What was asked in a sample: prompt, gold, options, and the fields for slices; from the log.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `LOG_DAMAGED` when the log does not hold it
    public Question question(int sample) {
        return log().question(sample);
    }

    /// As above; none where the log lost it.
    public Optional<Question> findQuestion(int sample) {
        UnitLog open = log();
        return open.hasQuestion(sample) ? Optional.of(open.question(sample)) : Optional.empty();
    }

    /// Output, thinking, tokens and time of an attempt, or its failure; from the log.
    public Optional<Outcome> outcome(AttemptKey key) {
        return log().outcome(key);
    }

    /// How many attempts the log has an answer to.
    public int answered() {
        return log().done();
    }

    /// Every logged attempt with question and outcome, by rising sample, then repeat; read as asked for.
    public Iterator<LoggedAttempt> logged() {
        return log().inOrder();
    }

    /// What a reader should know of the log: cut or damaged records, answers given twice.
    public List<LogNotice> notices() {
        return log().notices();
    }

    private UnitLog log() {
        opening.lock();
        try {
            UnitLog open = log.orElseGet(() -> UnitLog.read(folder, model, task));
            log = Optional.of(open);
            return open;
        } finally {
            opening.unlock();
        }
    }

    /// Closes the log.
    @Override
    public void close() {
        opening.lock();
        try {
            log.ifPresent(UnitLog::close);
            log = Optional.empty();
        } finally {
            opening.unlock();
        }
    }
}
