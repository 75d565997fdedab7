package dev.touchstone.judge.score;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.core.judge.JudgeSummary;
import dev.touchstone.core.judge.Replies;
import dev.touchstone.core.judge.Subject;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.metrics.agreement.KrippendorffsAlpha;
import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.Resampled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The numbers of one judged unit beside its mean score.
///
/// First those of the kind, then each judge's own mean and how far the judges agree where there are several
/// votes, and always the share of replies that could not be read and of inquiries that failed; where some
/// were never made, their share too.
final class Summary implements JudgeSummary {

    private static final double CONFIDENCE = 0.95;
    private static final JudgeFigure.Draws DRAWS = new JudgeFigure.Draws(1000, 0);
    private static final int MOST_RESAMPLED = 2000; // beyond, resampling takes longer than all else

    private final JudgeScorer scorer;
    private final JudgeSettings settings;
    private final List<String> judges;
    private final KindFigures ofKind;
    private final List<Values> ofJudges = new ArrayList<>();
    private final List<double[]> votes = new ArrayList<>();
    private int replies;
    private int unread;
    private int inquiries;
    private int failed;
    private int missing;

    Summary(JudgeScorer scorer, JudgeSettings settings, List<String> judges) {
        this.scorer = scorer;
        this.settings = settings;
        this.judges = List.copyOf(judges);
        this.ofKind = switch (settings.kind()) {
            case RUBRIC -> new RubricFigures(settings);
            case GRADED -> KindFigures.NONE;
            case PAIRWISE -> new PairFigures();
            case EXTRACTION -> new CalibrationFigures();
        };
        boolean verdicts = settings.kind() == Kind.GRADED || settings.kind() == Kind.EXTRACTION;
        ScoreKind kind = verdicts && !settings.eachTurn() ? ScoreKind.PROPORTION : ScoreKind.MEAN;
        judges.forEach(_ -> ofJudges.add(new Values(kind)));
    }

    @Override
    public void add(Subject given, Replies said) {
        Subject subject = scorer.withBaseline(given);
        int prompts = scorer.inquiries(subject).size();
        if (prompts == 0) {
            return;
        }
        Poll poll = scorer.poll(said, prompts);
        inquiries += prompts * judges.size() * settings.repeats();
        failed += poll.failed();
        missing += poll.missing();
        unread += poll.unreadable();
        replies += poll.read() + poll.unreadable();
        for (Vote vote : poll.votes()) {
            vote.value().ifPresent(value ->
                    ofJudges.get(vote.judge()).add(subject.question().index(), value));
        }
        if (poll.votes().size() > 1) {
            votes.add(poll.votes().stream().flatMapToDouble(vote -> vote.value().stream()).toArray());
        }
        ofKind.add(subject, poll, Ruling.of(poll, settings));
    }

    @Override
    public List<JudgeFigure> figures() {
        List<JudgeFigure> figures = new ArrayList<>();
        ofKind.figures().forEach(figure -> figures.add(
                unread > 0 && figure.value().isEmpty() && figure.reason().equals(Figures.NONE_YET)
                        ? JudgeFigure.none(figure.metric(), "no verdict could be read") : figure));
        if (judges.size() > 1) {
            for (int judge = 0; judge < judges.size(); judge++) {
                figures.add(ofJudges.get(judge).percent("judge " + judges.get(judge)));
            }
        }
        if (!votes.isEmpty()) {
            figures.add(alpha());
        }
        figures.add(Figures.share("judge_unread", unread, replies, "no replies yet"));
        figures.add(Figures.share("judge_failed", failed, inquiries, "nothing was asked"));
        if (missing > 0) {
            figures.add(Figures.share("judge_missing", missing, inquiries, "nothing was asked"));
        }
        return figures;
    }

    private JudgeFigure alpha() {
        KrippendorffsAlpha.Level level = settings.kind().classes()
                ? KrippendorffsAlpha.Level.NOMINAL : KrippendorffsAlpha.Level.INTERVAL;
        OptionalDouble alpha = KrippendorffsAlpha.of(votes, level);
        if (alpha.isEmpty()) {
            return JudgeFigure.none("judge_alpha", "all votes are the same, or no answer has two");
        }
        double value = alpha.getAsDouble();
        Optional<Resampled> resampled = votes.size() < 2 || votes.size() > MOST_RESAMPLED ? Optional.empty()
                : Optional.of(new Bootstrap(DRAWS.resamples(), DRAWS.seed()).statistic(votes.size(), drawn ->
                        KrippendorffsAlpha.of(Arrays.stream(drawn).mapToObj(votes::get).toList(), level)
                                .orElse(value))); // one vote alone: says nothing, moves nothing
        OptionalDouble error = resampled.map(drawn -> OptionalDouble.of(drawn.standardError()))
                .orElse(OptionalDouble.empty());
        Optional<JudgeFigure.Interval> interval = resampled.filter(drawn -> drawn.standardError() > 0)
                .map(drawn -> drawn.expandedInterval(CONFIDENCE, votes.size()))
                .map(ends -> new JudgeFigure.Interval(ends.low(), ends.high(), ends.method(),
                        Optional.of(DRAWS)));
        return new JudgeFigure("judge_alpha", alpha, "", error, interval,
                JudgeFigure.Behind.measured(votes.size()));
    }
}
