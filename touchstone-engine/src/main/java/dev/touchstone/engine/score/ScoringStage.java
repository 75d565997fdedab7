package dev.touchstone.engine.score;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.engine.aggregate.Ballot;
import dev.touchstone.engine.aggregate.FailureCounts;
import dev.touchstone.engine.aggregate.Tally;
import dev.touchstone.engine.aggregate.UnitResult;
import dev.touchstone.engine.aggregate.UnitRows;
import dev.touchstone.engine.judge.BoundJudges;
import dev.touchstone.engine.judge.Judging;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.engine.slice.RowFields;
import dev.touchstone.engine.slice.SessionFields;
import dev.touchstone.engine.view.ResultsView;
import dev.touchstone.engine.view.ScoredSample;
import dev.touchstone.engine.view.ScoredSample.ScoredAttempt;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.LoggedAttempt;
import dev.touchstone.store.log.UnitIdentity;
import dev.touchstone.store.log.UnitLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Scores the answers of a unit in row order, adds them up and writes `results/`.
///
/// Reads the log only, so it can be run alone, again, and with other scorers; sends no request. Costly
/// scorers are asked on several threads, a few samples ahead; what comes out is the same. Memory does not
/// grow with the data.
public final class ScoringStage {

    private final RunFolder folder;
    private final ScorerSelection choice;
    private final Detail detail;
    private final boolean extractRate;
    private final SessionFields fields;
    private final Judging judging;
    private final Optional<ScoringThreads> threads;

    /// @param choice which scorers give rows
    /// @param detail what the result files hold
    /// @param extractRate a row that tells the share of answers that could be read
    /// @param fields slices and clusters of the rows
    /// @param threads on which costly scorers are asked; without them they are asked one after the other
    public ScoringStage(RunFolder folder, ScorerSelection choice, Detail detail, boolean extractRate,
            SessionFields fields, Judging judging, Optional<ScoringThreads> threads) {
        this.judging = judging;
        this.folder = folder;
        this.choice = choice;
        this.detail = detail;
        this.extractRate = extractRate;
        this.fields = fields;
        this.threads = threads;
    }

    /// A stage that asks every scorer one after the other.
    public ScoringStage(RunFolder folder, ScorerSelection choice, Detail detail, boolean extractRate,
            SessionFields fields) {
        this(folder, choice, detail, extractRate, fields, Judging.NONE, Optional.empty());
    }

    /// Removes the unit's result of an earlier session: it must never be taken for this one's.
    public void discard(UnitPlan plan) {
        Path results = folder.results(plan.model().abbr(), plan.task().spec().abbr());
        try {
            Files.deleteIfExists(results);
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                    "%s: the result of an earlier session cannot be removed (%s); make the folder writable"
                            .formatted(results, IoReason.of(refused)), refused);
        }
    }

    /// Scores one unit.
    ///
    /// @param write whether `results/` is written
    /// @param neverAskedFails whether rows that were never asked count as failed, as after an interrupted
    ///        session; otherwise they are told in the result
    public UnitResult score(UnitPlan plan, UnitLog log, boolean write, boolean neverAskedFails) {
        try (BoundJudges judges = BoundJudges.open(folder, plan, judging)) {
            return score(plan, log, judges, write, neverAskedFails);
        }
    }

    private UnitResult score(UnitPlan plan, UnitLog log, BoundJudges judges, boolean write,
            boolean neverAskedFails) {
        List<Scorer> scorers = choice.of(plan.task()).stream().map(judges::bind).toList();
        List<Scorer> working = scorers.stream().filter(scorer -> scorer.unavailable().isEmpty()).toList();
        RowFields rowFields = fields(plan, log);
        UnitTallies tallies =
                new UnitTallies(plan, working.stream().map(Scorer::kind).toList(), rowFields);
        working.stream().findFirst().ifPresent(tallies::countVerdictsOf);
        CorpusTallies corpus = new CorpusTallies(plan.task().measures(), plan.repeats(), rowFields);
        Provenance provenance = Provenance.of(plan, log);
        FailureCounts failures = new FailureCounts();
        int never;
        Path target = folder.results(plan.model().abbr(), plan.task().spec().abbr());
        if (write) {
            List<String> names = working.stream().map(Scorer::name).toList();
            try (ResultsView view = new ResultsView(target, names, detail)) {
                Sink sink = corpus(plan.task().measures(), corpus,
                        counting(failures, judging(judges, working, view::add)));
                never = walk(plan, log, working, tallies, sink);
                tallies.addNeverAsked(neverAskedFails ? never : 0);
                corpus.addNeverAsked(neverAskedFails ? never : 0);
                UnitResult result = new UnitResult(plan, shares(scorers, working, tallies, judges),
                        Optional.empty(), provenance.version(), corpus.shares(), judges.spending());
                view.finish(new UnitRows(extractRate).of(result), fingerprint(plan, log, provenance),
                        working.stream().filter(scorer -> scorer.kind() == ScoreKind.MEAN)
                                .map(Scorer::name).toList(), judges.spending());
            }
        } else {
            Sink sink = corpus(plan.task().measures(), corpus,
                    counting(failures, judging(judges, working, _ -> { })));
            never = walk(plan, log, working, tallies, sink);
            tallies.addNeverAsked(neverAskedFails ? never : 0);
            corpus.addNeverAsked(neverAskedFails ? never : 0);
        }
        Optional<String> told = never > 0 && !neverAskedFails
                ? Optional.of("%d rows were never asked, by choice of an earlier session; --reuse asks them"
                        .formatted(never))
                : failures.commonest();
        List<String> remarks = Stream.concat(
                Stream.of(told, unmeasured(working, tallies), unsuited(corpus), provenance.remark())
                        .flatMap(Optional::stream), judges.remarks().stream()).toList();
        return new UnitResult(plan, shares(scorers, working, tallies, judges),
                remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks)),
                provenance.version(), corpus.shares(), judges.spending());
    }

    /// Which scorers have no number because the back end told too little.
    private static Optional<String> unmeasured(List<Scorer> scorers, UnitTallies tallies) {
        return IntStream.range(0, scorers.size()).boxed().flatMap(place -> tallies.of(place).unmeasured()
                .map(why -> "%s is not measured: %s".formatted(scorers.get(place).name(), why)).stream())
                .reduce((one, other) -> one + "; " + other);
    }

    /// Which measures over all answers are not meant for these.
    private static Optional<String> unsuited(CorpusTallies corpus) {
        return corpus.shares().stream().flatMap(share -> share.tally().unsuited()
                .map(why -> "%s is not measured: %s".formatted(share.measure().name(), why)).stream())
                .reduce((one, other) -> one + "; " + other);
    }

    /// Tells the judges of every answer that was scored.
    private static Sink judging(BoundJudges judges, List<Scorer> scorers, Sink next) {
        return sample -> {
            for (ScoredAttempt attempt : sample.attempts()) {
                if (attempt.outcome() instanceof Outcome.Answered answered) {
                    Answer answer = Answer.of(answered);
                    for (int scorer = 0; scorer < scorers.size(); scorer++) {
                        judges.add(scorers.get(scorer), sample.question(), answer,
                                attempt.scores().get(scorer));
                    }
                }
            }
            next.accept(sample);
        };
    }

    private static List<UnitResult.ByScorer> shares(
            List<Scorer> scorers, List<Scorer> working, UnitTallies tallies, BoundJudges judges) {
        return scorers.stream().map(scorer -> {
            int place = working.indexOf(scorer);
            return place < 0
                    ? new UnitResult.ByScorer(scorer.name(), scorer.unavailable(), new Tally(1, 1))
                    : new UnitResult.ByScorer(scorer.name(), "", tallies.of(place), tallies.slicesOf(place),
                            judges.figures(scorer), tallies.verdictsOf(place));
        }).toList();
    }

    /// The fields of the rows, which are found by row number: the data must be those that were asked.
    private RowFields fields(UnitPlan plan, UnitLog log) {
        RowFields found = fields.of(plan);
        Optional<String> asked = log.identity().map(identity -> identity.parts().get("data"));
        if (found != RowFields.NOTHING && asked.isPresent()
                && !asked.get().equals(plan.task().spec().fingerprint().data())) {
            throw new TouchstoneException(ErrorCode.LOG_CHANGED,
                    ("%s: 'data' differs: slices and clusters are read from the data by row number, and the "
                            + "data are no longer those that were asked; put the old file back, or leave "
                            + "--slice and --cluster out").formatted(plan.name()));
        }
        return found;
    }

    /// Counts what each sample adds to the measures over all answers.
    private static Sink corpus(List<CorpusMeasure> measures, CorpusTallies tallies, Sink next) {
        return measures.isEmpty() ? next : sample -> {
            Question question = sample.question();
            tallies.add(question.index(), sample.attempts().stream().map(ScoredAttempt::outcome).toList(),
                    new Reference(question.gold(), question.choices(), question.extra()), sample.slices());
            next.accept(sample);
        };
    }

    private static Sink counting(FailureCounts failures, Sink next) {
        return sample -> {
            for (ScoredAttempt attempt : sample.attempts()) {
                if (attempt.outcome() instanceof Outcome.Failed(Failure failure, _)) {
                    failures.add(failure);
                }
            }
            next.accept(sample);
        };
    }

    /// What makes the numbers of two runs comparable: the identity of the answers, and the evaluator.
    private static SortedMap<String, String> fingerprint(
            UnitPlan plan, UnitLog log, Provenance provenance) {
        SortedMap<String, String> parts = new TreeMap<>();
        log.identity().map(UnitIdentity::parts).ifPresent(parts::putAll);
        parts.put("evaluator", plan.task().spec().fingerprint().evaluator());
        parts.put("version", provenance.version());
        if (!provenance.mixed().isEmpty()) {
            parts.put("mixed", String.join(", ", provenance.mixed()));
        }
        return parts;
    }

    /// The attempts of the rows that the plan selects, in (sample, repeat) order.
    public static Iterator<LoggedAttempt> selected(UnitPlan plan, UnitLog log) {
        return log.inOrder(samples(plan), plan.repeats());
    }

    /// Receives samples in row order.
    private interface Sink {
        void accept(ScoredSample sample);
    }

    /// @return rows of the selection that were never asked
    private int walk(
            UnitPlan plan, UnitLog log, List<Scorer> scorers, UnitTallies tallies, Sink sink) {
        Iterator<LoggedAttempt> attempts = selected(plan, log);
        Samples samples = new Samples(scorers, tallies, sink);
        if (threads.isEmpty() || scorers.stream().noneMatch(Scorer::costly)) {
            while (attempts.hasNext()) {
                LoggedAttempt attempt = attempts.next();
                samples.add(attempt.question(), scored(attempt, scorers));
            }
        } else {
            long held = Math.min((long) log.done() + log.failed(),
                    (long) plan.task().count(plan.selection()) * plan.repeats());
            threads.get().followed(plan.name(), held, progress -> {
                ScoringThreads.Ordered<ScoredQuestion> ordered = threads.get().inOrder(each -> {
                    samples.add(each.question(), each.attempt());
                    progress.finishedOne();
                });
                while (attempts.hasNext()) {
                    LoggedAttempt attempt = attempts.next();
                    ordered.add(() -> new ScoredQuestion(attempt.question(), scored(attempt, scorers)));
                }
                ordered.finish();
            });
        }
        return Math.max(0, plan.task().count(plan.selection()) - samples.end());
    }

    private record ScoredQuestion(Question question, ScoredAttempt attempt) {}

    /// Puts the attempts of a sample, which come one after the other, together.
    private static final class Samples {

        private final List<Scorer> scorers;
        private final UnitTallies tallies;
        private final Sink sink;
        private final List<ScoredAttempt> attempts = new ArrayList<>();
        private Optional<Question> question = Optional.empty();
        private int finished;

        Samples(List<Scorer> scorers, UnitTallies tallies, Sink sink) {
            this.scorers = scorers;
            this.tallies = tallies;
            this.sink = sink;
        }

        void add(Question asked, ScoredAttempt attempt) {
            if (question.isPresent() && question.get().index() != asked.index()) {
                finish();
            }
            question = Optional.of(asked);
            attempts.add(attempt);
        }

        /// @return how many samples there were
        int end() {
            finish();
            return finished;
        }

        private void finish() {
            question.ifPresent(asked -> {
                List<Slice> slices = tallies.add(asked.index(), scorer ->
                        new Ballot(scorers.get(scorer)::same).of(scores(attempts, scorer)));
                sink.accept(new ScoredSample(asked, attempts, slices, tallies.cluster(asked.index())));
                finished++;
            });
            question = Optional.empty();
            attempts.clear();
        }
    }

    private static ScoredAttempt scored(LoggedAttempt attempt, List<Scorer> scorers) {
        Question question = attempt.question();
        List<Score> scores = switch (attempt.outcome()) {
            case Outcome.Answered answered -> {
                Answer answer = Answer.of(answered);
                yield scorers.stream().map(scorer -> scorer.score(answer, question)).toList();
            }
            case Outcome.Failed _ -> List.of();
        };
        return new ScoredAttempt(attempt.key().repeat(), attempt.outcome(), scores);
    }

    /// What one scorer says of the attempts that were answered.
    private static List<Tally.Scored> scores(List<ScoredAttempt> attempts, int scorer) {
        List<Tally.Scored> scores = new ArrayList<>(attempts.size());
        for (ScoredAttempt attempt : attempts) {
            if (attempt.outcome() instanceof Outcome.Answered answered) {
                scores.add(new Tally.Scored(attempt.scores().get(scorer),
                        Answer.of(answered).finish() == Finish.LENGTH));
            }
        }
        return scores;
    }

    /// All rows, unless only some were asked for; those are named by the task itself, in whatever order it
    /// chose them.
    private static IntPredicate samples(UnitPlan plan) {
        Selection selection = plan.selection();
        if (selection.first().isEmpty() && selection.sample().isEmpty()) {
            return _ -> true;
        }
        BitSet wanted = new BitSet();
        try (Questions questions = plan.task().open(selection)) {
            while (questions.hasNext()) {
                wanted.set(questions.next().index());
            }
        }
        return wanted::get;
    }
}
