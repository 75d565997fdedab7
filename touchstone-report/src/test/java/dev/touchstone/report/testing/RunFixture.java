package dev.touchstone.report.testing;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Place;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.engine.result.RunReader;
import dev.touchstone.engine.view.ResultsView;
import dev.touchstone.engine.view.ScoredSample;
import dev.touchstone.report.ReportBook;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.JudgeUsage;
import dev.touchstone.store.log.JudgementLog;
import dev.touchstone.store.log.Reuse;
import dev.touchstone.store.log.Sessions;
import dev.touchstone.store.log.UnitIdentity;
import dev.touchstone.store.log.UnitLog;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes run folders as the engine leaves them, from answers that are told by a word each.
///
/// Sample i asks `question i`, its gold is `g<i>`, its tag `parity` is even or odd.
public final class RunFixture {

    /// Why an `unjudged` answer has no verdict.
    public static final String UNREAD = "judge_unread/no_verdict";

    private static final String RANKED = "ranked:";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final RunFolder folder;
    private List<JudgeSpending> judges = List.of();
    private Optional<String> unavailable = Optional.empty();
    private final List<String> units = new ArrayList<>();
    private IntFunction<List<Slice>> slices = _ -> List.of();

    private RunFixture(RunFolder folder) {
        this.folder = folder;
    }

    /// A new run with one session whose gate was missed.
    public static RunFixture in(Path workDir) {
        RunFixture fixture =
                new RunFixture(RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 3, 4, 5)));
        fixture.session();
        return fixture;
    }

    private void session() {
        Fields gate = Fields.EMPTY.with("gate", Value.of("accuracy=90.0"))
                .with("verdict", Value.of("missed")).with("detail", Value.of("m t accuracy: 50.00"));
        Sessions.of(folder).write(1, Fields.EMPTY.with("v", Value.of(1))
                .with("tool", Value.of("touchstone 1"))
                .with("started", Value.of("2026-01-02T03:04:05Z")).with("exit", Value.of(1))
                .with("asked", Fields.EMPTY.with("command", Value.ofTexts(List.of("--models", "m"))))
                .with("units", Value.ofTexts(units))
                .with("gates", new Value.Items(List.of(gate))));
    }

    /// Units that are written from now on are broken down: each sample has a level.
    public RunFixture byLevel(IntFunction<String> level) {
        slices = sample -> List.of(new Slice("level", level.apply(sample)));
        return this;
    }

    /// Units from here on were judged by a judge `j` that cost that.
    public RunFixture judged(JudgeUsage usage, Optional<BigDecimal> cost) {
        judges = List.of(new JudgeSpending(new JudgementLog.Whose("m", "t", "j"), "judge|1", usage,
                OptionalInt.empty(), cost));
        return this;
    }

    /// The folder.
    public RunFolder folder() {
        return folder;
    }

    /// The run as a book of its own.
    public ReportBook book() {
        return new ReportBook(List.of(new ReportBook.Run("first", RunReader.open(folder))), false);
    }

    /// The run and another one, which is held against it.
    public ReportBook with(RunFixture other) {
        return new ReportBook(List.of(new ReportBook.Run("first", RunReader.open(folder)),
                new ReportBook.Run("second", RunReader.open(other.folder))), true);
    }

    /// Units from here on have a second number, which is not available.
    public RunFixture withoutCompat(String reason) {
        unavailable = Optional.of(reason);
        return this;
    }

    /// Writes a unit of the model `m`; one sample for each answer, see [#unit(String, String, Map,
    /// String...)].
    public RunFixture unit(String task, String... answers) {
        return unit("m", task, Map.of(), answers);
    }

    /// Writes a unit.
    ///
    /// @param changed parts of the fingerprint that are not `data-<task>` and the like
    /// @param answers `right:TEXT`, `half:TEXT`, `wrong:TEXT`, `unparsed:TEXT`, `cut:TEXT`, `refused:TEXT`,
    ///         `failed:TEXT` or `unjudged:TEXT`, without a verdict, repeats of a sample with `|` between
    ///         them; `placed:TEXT` is right, and read where the last word stands first
    public RunFixture unit(String model, String task, Map<String, String> changed, String... answers) {
        units.add(model + "/" + task);
        session();
        TreeMap<String, String> parts = new TreeMap<>(Map.of("data", "data-" + task,
                "prompt", "prompt-" + task, "model", "model-" + model));
        parts.putAll(changed);
        TreeMap<String, String> whole = new TreeMap<>(parts);
        whole.putIfAbsent("evaluator", "evaluator-" + task);
        whole.put("version", "abc123");
        parts.remove("evaluator");
        int[] ends = new int[8];
        try (UnitLog log = UnitLog.open(folder, new UnitIdentity(model, task, parts), Reuse.STRICT);
                ResultsView view = new ResultsView(folder.results(model, task), List.of("robust"),
                        Detail.SCORES)) {
            for (int sample = 0; sample < answers.length; sample++) {
                Question question = question(sample, answers[sample]);
                log.append(question);
                String[] repeats = answers[sample].split("\\|", -1);
                List<ScoredSample.ScoredAttempt> scored = new ArrayList<>();
                for (int repeat = 0; repeat < repeats.length; repeat++) {
                    ScoredSample.ScoredAttempt attempt = attempt(repeat, repeats[repeat], ends);
                    log.append(new AttemptKey(sample, repeat), attempt.outcome(), NOW);
                    scored.add(attempt);
                }
                view.add(new ScoredSample(question, scored, slices.apply(sample), OptionalInt.empty()));
            }
            List<Row> rows = new ArrayList<>(List.of(row(model, task, ends)));
            unavailable.ifPresent(reason -> rows.add(new Row(model, task, "abc123", "accuracy (compat)",
                    "gen",
                    new Measure.NotAvailable(reason), Counts.NONE)));
            view.finish(rows, whole, List.of(), judges);
        }
        return this;
    }

    /// Of likelihoods the options are `option 1`, `option 2` and so on.
    private static Question question(int sample, String answer) {
        List<String> options = !answer.startsWith(RANKED) ? List.of()
                : IntStream.rangeClosed(1, answer.split(",").length)
                        .mapToObj(place -> "option " + place).toList();
        Prompt prompt = options.isEmpty() ? Prompt.user("question " + sample) : new Prompt.Continuations(
                options.stream().map(option -> new Prompt.Continuation("question " + sample, " " + option))
                        .toList());
        return new Question(sample, prompt, "g" + sample, options,
                OptionalInt.empty(), Fields.EMPTY.with("parity", Value.of(sample % 2 == 0 ? "even" : "odd")));
    }

    private static ScoredSample.ScoredAttempt attempt(int repeat, String said, int[] ends) {
        if (said.startsWith(RANKED)) {
            return ranked(repeat, said.substring(RANKED.length()), ends);
        }
        boolean placed = said.startsWith("placed:");
        String answer = placed ? "right:" + said.substring("placed:".length()) : said;
        int colon = answer.indexOf(':');
        String text = answer.substring(colon + 1);
        int end = List.of("right", "wrong", "unparsed", "cut", "refused", "failed", "half", "unjudged")
                .indexOf(answer.substring(0, colon));
        ends[end]++;
        if (end == 5) {
            Failure failure = new Failure(ErrorCode.MODEL_TIMEOUT, text, OptionalInt.empty(), false);
            return new ScoredSample.ScoredAttempt(repeat, new Outcome.Failed(failure, 2), List.of());
        }
        Reading reading = switch (end) {
            case 2 -> Reading.UNPARSED;
            case 3 -> Reading.TRUNCATED;
            case 4 -> Reading.REFUSED;
            case 7 -> Reading.UNJUDGED;
            default -> Reading.PARSED;
        };
        String word = text.substring(text.lastIndexOf(' ') + 1);
        double value = end == 0 ? 1 : end == 6 ? 0.5 : 0;
        Score score = reading == Reading.PARSED
                ? new Score(value, reading, word, "last_word", "g", !placed ? Optional.empty()
                        : Optional.of(new Place(text.indexOf(word), text.indexOf(word) + word.length())))
                : new Score(0, reading, "", reading == Reading.UNJUDGED ? UNREAD : "", "g");
        Outcome outcome = new Outcome.Generated(text, "", end == 3 ? Finish.LENGTH : Finish.STOP,
                Optional.of(new Usage(10, text.length())), new Timing(Duration.ofMillis(40),
                        Optional.empty()),
                1);
        return new ScoredSample.ScoredAttempt(repeat, outcome, List.of(score));
    }

    /// Log-likelihoods of options of three tokens each, of which the first is right.
    private static ScoredSample.ScoredAttempt ranked(int repeat, String told, int[] ends) {
        Outcome.Ranked outcome = new Outcome.Ranked(Stream.of(told.split(","))
                .map(each -> new Likelihood(Double.parseDouble(each), 3, false)).toList(),
                Optional.of(new Usage(10, 0)), new Timing(Duration.ofMillis(40), Optional.empty()), 1);
        int chosen = outcome.likeliest();
        ends[chosen == 0 ? 0 : 1]++;
        return new ScoredSample.ScoredAttempt(repeat, outcome, List.of(new Score(chosen == 0 ? 1 : 0,
                Reading.PARSED, "option " + (chosen + 1), "highest_log_probability", "option 1")));
    }

    private static Row row(String model, String task, int[] ends) {
        Counts counts = new Counts(ends[0], ends[1], ends[2] + ends[3] + ends[4], ends[5], ends[3], ends[4],
                0, ends[6], ends[7]);
        double mean = 100.0 * (ends[0] + 0.5 * ends[6]) / Math.max(1, counts.answers());
        Measure measure = counts.answers() == 0 ? new Measure.Missing("every request failed")
                : Measure.of(mean, 1, new ConfidenceInterval(
                        Math.max(0, mean - 2), Math.min(100, mean + 2), "wilson"));
        return new Row(model, task, "abc123", "accuracy", "gen", measure, counts);
    }
}
