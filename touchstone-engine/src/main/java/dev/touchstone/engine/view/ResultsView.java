package dev.touchstone.engine.view;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.score.CorpusMeasure.Better;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.view.ScoredSample.ScoredAttempt;
import dev.touchstone.store.layout.AtomicFile;
import dev.touchstone.store.log.JudgeUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import tools.jackson.core.exc.JacksonIOException;

/// The result of one unit: `results/<model>/<task>.json`.
///
/// First AISBench's keys: the metrics by name, and with [Detail#FULL] `details`, `{"0": {prompt,
/// origin_prediction, predictions, references, correct}}` by the first scorer, lists with one item per
/// repeat, and `type`. Behind these ours: `unmeasured` (metric to reason), `estimates` (metric to standard
/// error and 95 % interval), `counts` per metric (as the first one's where there are none), `slices` (metric
/// to field and value, where scores are broken down), `better` (`lower`, for metrics that are), `mode`,
/// `graded` (scorers whose scores are no verdicts), `judges` (judge to what its replies cost, all sessions
/// together: model, replies, failed, requests, tokens, cost by its prices), and `samples`, one attempt per
/// line with its cluster, slices and each scorer's score, reading, rule, extracted answer and its place in
/// the text (`unjudged` with the reason where judges gave no verdict), or `unscored` where the request
/// failed. An answer of likelihoods has them in its details, and `measured: true` among the samples where no
/// scorer looks at it.
///
/// Samples are given in order while they are scored and spooled beside the target; [#finish] puts the
/// file together. Without it nothing is left but the older file. Not thread-safe; memory does not grow with
/// the data.
public final class ResultsView implements AutoCloseable {

    /// AISBench's word for "no answer was found", in `predictions` alone.
    private static final String NOTHING_FOUND = "NULL";

    private final Path target;
    private final List<String> scorers;
    private final Optional<Spool> details;
    private final Spool samples;

    /// @param target from `RunFolder.results`
    /// @param scorers names in table order, such as `robust`, `compat`; scorers that are unavailable left out
    /// @param detail whether to write AISBench's details
    public ResultsView(Path target, List<String> scorers, Detail detail) {
        this.target = requireNonNull(target, "target");
        this.scorers = List.copyOf(scorers);
        this.samples = new Spool(target, 1);
        this.details = switch (detail) {
            case SCORES -> Optional.empty();
            case FULL -> Optional.of(new Spool(target, 1));
        };
        samples.json().array();
        details.ifPresent(spool -> spool.json().object());
    }

    /// Adds the next sample.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public void add(ScoredSample sample) {
        try {
            for (ScoredAttempt attempt : sample.attempts()) {
                addScores(sample, attempt);
            }
            details.ifPresent(spool -> addDetails(spool.json(), sample));
        } catch (JacksonIOException refused) {
            throw Spool.failure(target, refused);
        }
    }

    /// Writes the file; the view takes no more samples.
    ///
    /// @param rows the unit's rows in table order
    /// @param fingerprint what makes the numbers comparable: its parts by name; may be empty
    /// @throws dev.touchstone.core.error.TouchstoneException `LOG_WRITE_FAILED` when the disk refuses; an
    ///        older file is untouched
    public void finish(List<Row> rows, SortedMap<String, String> fingerprint) {
        finish(rows, fingerprint, List.of(), List.of());
    }

    /// As above.
    ///
    /// @param graded names of the scorers whose scores are declared to be graded, and not right or wrong
    /// @param judges what each judge cost
    public void finish(List<Row> rows, SortedMap<String, String> fingerprint, List<String> graded,
            List<JudgeSpending> judges) {
        try {
            samples.json().endArray();
            details.ifPresent(spool -> spool.json().end());
            AtomicFile.write(target, PythonJson.writing(out -> {
                try (PythonJson json = PythonJson.indented(out, 0).object()) {
                    metrics(json, rows);
                    if (details.isPresent()) {
                        json.raw("details", details.get()::copyTo);
                        rows.stream().findFirst()
                                .ifPresent(row -> json.text("type", row.mode().toUpperCase(Locale.ROOT)));
                    }
                    unmeasured(json, rows);
                    estimates(json, rows);
                    counts(json, rows);
                    slices(json, rows);
                    better(json, rows);
                    if (!rows.isEmpty()) {
                        json.text("mode", rows.getFirst().mode());
                    }
                    if (!graded.isEmpty()) {
                        json.texts("graded", graded);
                    }
                    judges(json, judges);
                    if (!fingerprint.isEmpty()) {
                        json.object("fingerprint");
                        fingerprint.forEach(json::text);
                        json.end();
                    }
                    json.raw("samples", samples::copyTo).end();
                }
            }));
        } catch (JacksonIOException refused) {
            throw Spool.failure(target, refused);
        }
    }

    /// Removes the spools.
    @Override
    public void close() {
        try (samples) {
            details.ifPresent(Spool::close);
        }
    }

    private void addScores(ScoredSample scored, ScoredAttempt attempt) {
        int sample = scored.question().index();
        PythonJson json = samples.json().object().lines(false).number("id", sample);
        if (attempt.repeat() > 0) {
            json.number("repeat", attempt.repeat());
        }
        scored.cluster().ifPresent(cluster -> json.number("cluster", cluster));
        if (!scored.slices().isEmpty()) {
            json.object("slices");
            scored.slices().forEach(slice -> json.text(slice.field(), slice.value()));
            json.end();
        }
        switch (attempt.outcome()) {
            case Outcome.Failed(Failure failure, _) ->
                json.text("unscored", "generation_failed").text("code", failure.code().id());
            case Outcome.Answered _ -> {
                if (attempt.scores().size() != scorers.size()) {
                    throw new IllegalArgumentException("sample %d has %d scores of the %d scorers %s"
                            .formatted(sample, attempt.scores().size(), scorers.size(), scorers));
                }
                if (scorers.isEmpty()) {
                    json.flag("measured", true);
                }
                for (int index = 0; index < scorers.size(); index++) {
                    score(json.object(scorers.get(index)), attempt.scores().get(index)).end();
                }
            }
        }
        json.end().lines(true);
    }

    private static PythonJson score(PythonJson json, Score score) {
        if (score.reading() == Reading.UNJUDGED) {
            return json.text("unjudged", score.rule());
        }
        json.number("score", score.value());
        json.text("reading", score.reading().name().toLowerCase(Locale.ROOT));
        if (score.reading() == Reading.PARSED) {
            json.text("extracted", score.extracted()).text("rule", score.rule());
            score.place().ifPresent(place -> json.number("start", place.start()).number("end", place.end()));
        }
        return json;
    }

    private static void addDetails(PythonJson json, ScoredSample sample) {
        List<ScoredAttempt> scored =
                sample.attempts().stream().filter(attempt -> attempt.outcome() instanceof Outcome.Answered)
                        .toList();
        if (scored.isEmpty()) {
            return;
        }
        List<String> answers = scored.stream()
                .map(ScoredAttempt::outcome)
                .filter(Outcome.Answered.class::isInstance)
                .map(outcome -> PromptForm.prediction(sample.question().prompt(),
                        (Outcome.Answered) outcome))
                .toList();
        List<Score> scores = scored.stream().flatMap(attempt -> attempt.scores().stream().limit(1)).toList();
        json.object(Integer.toString(sample.question().index()));
        PromptForm.write(json, "prompt", sample.question().prompt());
        if (answers.size() == 1) {
            json.text("origin_prediction", answers.getFirst());
        } else {
            json.texts("origin_prediction", answers);
        }
        scored.forEach(attempt -> likelihoods(json, attempt.outcome()));
        if (scores.isEmpty()) {
            json.end();
            return;
        }
        json.texts("predictions", scores.stream()
                .map(score -> score.reading() == Reading.PARSED ? score.extracted() : NOTHING_FOUND)
                .toList());
        json.texts("references", scores.stream().map(Score::reference).toList());
        json.array("correct");
        scores.forEach(score -> json.flag(score.right()));
        json.endArray().end();
    }

    private static void likelihoods(PythonJson json, Outcome outcome) {
        if (outcome instanceof Outcome.Ranked ranked) {
            PromptForm.likelihoods(json, ranked);
        }
    }

    private static void metrics(PythonJson json, List<Row> rows) {
        for (Row row : rows) {
            if (row.measure() instanceof Measure.Measured(double value, _, _)) {
                json.number(row.metric(), value);
            }
        }
    }

    private static void unmeasured(PythonJson json, List<Row> rows) {
        if (rows.stream().allMatch(row -> row.measure() instanceof Measure.Measured)) {
            return;
        }
        json.object("unmeasured");
        for (Row row : rows) {
            switch (row.measure()) {
                case Measure.Measured _ -> { }
                case Measure.Missing(String reason) -> json.text(row.metric(), reason);
                case Measure.NotAvailable(String reason) -> json.text(row.metric(), reason);
            }
        }
        json.end();
    }

    private static void estimates(PythonJson json, List<Row> rows) {
        boolean opened = false;
        for (Row row : rows) {
            if (row.measure() instanceof Measure.Measured(double _, OptionalDouble error, var interval)
                    && (error.isPresent() || interval.isPresent())) {
                if (!opened) {
                    json.object("estimates");
                    opened = true;
                }
                json.object(row.metric());
                error.ifPresent(value -> json.number("standard_error", value));
                interval.ifPresent(ends -> interval(json, ends));
                json.end();
            }
        }
        if (opened) {
            json.end();
        }
    }

    private static void interval(PythonJson json, ConfidenceInterval interval) {
        json.number("low", interval.low()).number("high", interval.high()).text("method", interval.method());
        interval.resampling().ifPresent(drawn ->
                json.number("resamples", drawn.resamples()).number("seed", drawn.seed()));
    }

    private static void judges(PythonJson json, List<JudgeSpending> judges) {
        if (judges.isEmpty()) {
            return;
        }
        json.object("judges");
        for (JudgeSpending judge : judges) {
            JudgeUsage usage = judge.usage();
            json.object(judge.whose().judge()).text("model", judge.identity())
                    .number("replies", usage.replies()).number("failed", usage.failures())
                    .number("requests", usage.requests()).number("prompt_tokens", usage.promptTokens())
                    .number("completion_tokens", usage.completionTokens());
            judge.cost().ifPresent(cost -> json.number("cost", cost.doubleValue()));
            json.end();
        }
        json.end();
    }

    private static void better(PythonJson json, List<Row> rows) {
        List<Row> lower = rows.stream().filter(row -> row.better() == Better.LOWER).toList();
        if (!lower.isEmpty()) {
            json.object("better");
            lower.forEach(row -> json.text(row.metric(), "lower"));
            json.end();
        }
    }

    private static void slices(PythonJson json, List<Row> rows) {
        if (rows.stream().allMatch(row -> row.slice().isEmpty())) {
            return;
        }
        json.object("slices");
        for (Row row : rows) {
            row.slice().ifPresent(slice -> json.object(row.metric())
                    .text("field", slice.field()).text("value", slice.value()).end());
        }
        json.end();
    }

    /// Rows that count the attempts as the first one does (measures of repeats) have no counts of their own.
    private static void counts(PythonJson json, List<Row> rows) {
        json.object("counts");
        Optional<Counts> first = Optional.empty();
        for (Row row : rows) {
            Counts counts = row.counts();
            boolean shared = first.filter(counts::equals).isPresent() && row.slice().isEmpty();
            if (counts.samples() > 0 && !shared) {
                first = first.or(() -> Optional.of(counts));
                json.object(row.metric())
                        .number("samples", counts.samples())
                        .number("right", counts.right());
                if (counts.partly() > 0) {
                    json.number("partly", counts.partly());
                }
                json.number("wrong", counts.wrong())
                        .number("unparsed", counts.unparsed())
                        .number("failed", counts.failed())
                        .number("truncated", counts.truncated())
                        .number("refused", counts.refused());
                if (counts.unjudged() > 0) {
                    json.number("unjudged", counts.unjudged());
                }
                if (counts.measured() > 0) {
                    json.number("measured", counts.measured());
                }
                json.end();
            }
        }
        json.end();
    }
}
