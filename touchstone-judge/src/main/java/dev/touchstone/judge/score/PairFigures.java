package dev.touchstone.judge.score;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.core.judge.Subject;
import dev.touchstone.metrics.compare.LengthControl;
import dev.touchstone.metrics.stats.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Comparisons: wins, ties, losses, how often the two orders disagree, which place is preferred, and the win
/// rate at equal length.
final class PairFigures implements KindFigures {

    private static final double CONFIDENCE = 0.95;

    private final List<Double> preferences = new ArrayList<>();
    private final List<Double> differences = new ArrayList<>();
    private int wins;
    private int ties;
    private int losses;
    private int pairs;
    private int inconsistent;
    private int first;
    private int second;

    @Override
    public void add(Subject subject, Poll poll, Ruling ruling) {
        for (Vote vote : poll.votes()) {
            pairs += vote.points().size();
            inconsistent += (int) vote.points().stream().filter(Point::inconsistent).count();
        }
        first += poll.first();
        second += poll.second();
        ruling.value().ifPresent(value -> {
            wins += value > 0.5 ? 1 : 0;
            ties += value == 0.5 ? 1 : 0;
            losses += value < 0.5 ? 1 : 0;
            preferences.add(value);
            differences.add((double) length(subject.answer().text())
                    - length(subject.opponent().orElseThrow().text()));
        });
    }

    @Override
    public List<JudgeFigure> figures() {
        int all = wins + ties + losses;
        String none = Figures.NONE_YET;
        return List.of(
                Figures.share("wins", wins, all, none),
                Figures.share("tie_rate", ties, all, none),
                Figures.share("losses", losses, all, none),
                Figures.share("inconsistent", inconsistent, pairs, none),
                Figures.share("first_slot", first, first + second, "no verdict names a winner"),
                lengthControlled());
    }

    private JudgeFigure lengthControlled() {
        String metric = "lc_win_rate";
        double[] won = preferences.stream().mapToDouble(Double::doubleValue).toArray();
        double[] longer = differences.stream().mapToDouble(Double::doubleValue).toArray();
        Optional<LengthControl.Estimate> found = LengthControl.of(won, longer);
        if (found.isEmpty()) {
            return JudgeFigure.none(metric, won.length == 0 ? Figures.NONE_YET
                    : reason(LengthControl.why(won, longer)));
        }
        double value = 100 * found.get().share();
        double error = 100 * found.get().standardError();
        double half = Normal.critical(CONFIDENCE) * error;
        return new JudgeFigure(metric, OptionalDouble.of(value), "", OptionalDouble.of(error),
                Optional.of(new JudgeFigure.Interval(Math.max(0, value - half), Math.min(100, value + half),
                        "delta_normal")), JudgeFigure.Behind.measured(preferences.size()));
    }

    private static String reason(LengthControl.Why why) {
        return switch (why) {
            case FEW -> "fewer than 10 comparisons";
            case EQUAL_LENGTHS -> "all pairs differ in length alike";
            case ONE_SIDED -> "every comparison was won, or every one was lost";
            case SEPARABLE -> "length alone tells the won from the lost, so there is no finite estimate";
        };
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
