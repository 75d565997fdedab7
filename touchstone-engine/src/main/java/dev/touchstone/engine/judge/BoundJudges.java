package dev.touchstone.engine.judge;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.core.judge.JudgeSummary;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.judge.Subject;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.JudgementLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The judged scorers of one unit with the replies that the folder holds; sends nothing.
///
/// [#bind] gives scorers that find their verdicts; [#add] is told of every score in row order and [#figures]
/// gives the numbers beside the mean. Scoring may use any number of threads, [#add] one.
public final class BoundJudges implements AutoCloseable {

    private final Map<String, HeldReplies> judges = new LinkedHashMap<>();
    private final Opposition opposition;
    private final String model;
    private final String task;
    private final Map<String, JudgeSummary> summaries = new LinkedHashMap<>();
    private final Map<String, Integer> unjudged = new TreeMap<>();

    private BoundJudges(UnitPlan plan, Opposition opposition) {
        this.opposition = opposition;
        this.model = plan.model().abbr();
        this.task = plan.task().spec().abbr();
    }

    /// Opens what the folder holds for a unit; nothing is opened where no scorer is judged.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when replies or the other side cannot be read
    public static BoundJudges open(RunFolder folder, UnitPlan plan, Judging judging) {
        Optional<JudgedScorer> judged = judged(plan);
        if (judged.isEmpty()) {
            return new BoundJudges(plan, Opposition.open(folder, plan, Optional.empty()));
        }
        BoundJudges bound = new BoundJudges(plan, Opposition.open(folder, plan,
                judged.get().comparative() || judging.opponents().isPresent()
                        ? judging.opponents() : Optional.empty()));
        String model = plan.model().abbr();
        String task = plan.task().spec().abbr();
        List<ModelSpec> named = judging.of(task);
        try {
            for (ModelSpec judge : named) {
                JudgementLog log = JudgementLog.read(folder,
                        new JudgementLog.Whose(model, task, judge.abbr()));
                bound.judges.put(judge.abbr(),
                        new HeldReplies(JudgePlan.of(judge, judged.get().conditions(), log), log,
                                Optional.of(judge)));
            }
            for (String held : named.isEmpty() ? folder.judges(model, task) : List.<String>of()) {
                JudgementLog log = JudgementLog.read(folder, new JudgementLog.Whose(model, task, held));
                bound.judges.put(held, new HeldReplies(JudgePlan.ofHeld(held, log), log,
                        Optional.empty()));
            }
        } catch (RuntimeException failed) {
            bound.close();
            throw failed;
        }
        return bound;
    }

    /// The scorer of a task that is judged; there is at most one.
    public static Optional<JudgedScorer> judged(UnitPlan plan) {
        return plan.task().scorers().stream().filter(JudgedScorer.class::isInstance)
                .map(JudgedScorer.class::cast).findFirst();
    }

    /// A scorer that finds its verdicts here; any other one as it is.
    public Scorer bind(Scorer scorer) {
        if (!(scorer instanceof JudgedScorer judged)) {
            return scorer;
        }
        if (unavailable(judged).isEmpty()) {
            summaries.put(judged.name(), judged.summary(List.copyOf(judges.keySet())));
        }
        return new Bound(judged);
    }

    /// Counts one answer that was scored.
    public void add(Scorer scorer, Question question, Answer answer, Score score) {
        JudgeSummary summary = summaries.get(scorer.name());
        if (summary != null && scorer instanceof Bound bound) {
            Subject subject = subject(question, answer);
            summary.add(subject, new FoundReplies(List.copyOf(judges.values()),
                    bound.scorer.inquiries(subject)));
            if (score.reading() == Reading.UNJUDGED) {
                unjudged.merge(score.rule(), 1, Integer::sum);
            }
        }
    }

    /// The numbers of a scorer beside its mean.
    public List<JudgeFigure> figures(Scorer scorer) {
        return summaries.containsKey(scorer.name()) ? summaries.get(scorer.name()).figures() : List.of();
    }

    /// What each judge cost, all sessions together.
    public List<JudgeSpending> spending() {
        return judges.values().stream().map(held -> JudgeSpending.of(
                new JudgementLog.Whose(model, task, held.judge().abbr()),
                held.judge().identity().orElse(""), held.log().usage(), held.spec())).toList();
    }

    /// What people should know of the verdicts: whose they are where no judge was named and several were
    /// asked, and why answers have none.
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (judges.size() > 1 && judges.values().stream().allMatch(held -> held.spec().isEmpty())) {
            remarks.add(("no judge was named, so all that were asked so far count together: %s; name those "
                    + "that are to count with --judge-models, or with --judge-url and --judge-model")
                            .formatted(String.join(", ", judges.keySet())));
        }
        if (!unjudged.isEmpty()) {
            remarks.add("answers without a verdict: %s".formatted(unjudged.entrySet().stream()
                    .map(reason -> "%s %d".formatted(reason.getKey(), reason.getValue()))
                    .collect(Collectors.joining(", "))));
            if (unjudged.keySet().stream().anyMatch(BoundJudges::comesAgain)) {
                remarks.add("--reuse asks again for verdicts that failed or are missing");
            }
            if (unjudged.keySet().stream().anyMatch(reason -> reason.startsWith("judge_unread"))) {
                remarks.add("--reuse --judge-again unread asks anew for verdicts that could not be read");
            }
        }
        return remarks;
    }

    /// Whether asking again may bring a verdict: a reply that cannot be read is kept.
    private static boolean comesAgain(String reason) {
        return reason.equals("judge_failed") || reason.equals("judge_missing");
    }

    @Override
    public void close() {
        judges.values().forEach(held -> held.log().close());
        opposition.close();
    }

    private Subject subject(Question question, Answer answer) {
        return new Subject(question, answer, opposition.find(question.index()));
    }

    private String unavailable(JudgedScorer scorer) {
        if (!scorer.unavailable().isEmpty()) {
            return scorer.unavailable();
        }
        if (judges.isEmpty()) {
            return "no judge was named and the folder holds no verdicts; name judges with --judge-models";
        }
        return opposition.unavailable();
    }

    /// A judged scorer with its verdicts at hand.
    private final class Bound implements Scorer {
        private final JudgedScorer scorer;

        Bound(JudgedScorer scorer) {
            this.scorer = scorer;
        }

        @Override
        public String name() {
            return scorer.name();
        }

        @Override
        public ScoreKind kind() {
            return scorer.kind();
        }

        @Override
        public String unavailable() {
            return BoundJudges.this.unavailable(scorer);
        }

        @Override
        public Score score(Answer answer, Question question) {
            Subject subject = subject(question, answer);
            return scorer.score(subject, new FoundReplies(List.copyOf(judges.values()),
                    scorer.inquiries(subject)));
        }

        @Override
        public Score score(Answer answer, Reference reference) {
            return scorer.score(answer, reference);
        }

        @Override
        public boolean same(String one, String other) {
            return scorer.same(one, other);
        }
    }
}
