package dev.touchstone.judge.score;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.core.judge.Subject;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.judge.verdict.RubricReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Grades on their own scale: their mean, and that of each turn and each dimension.
final class RubricFigures implements KindFigures {

    private final JudgeSettings settings;
    private final Values grades = new Values(ScoreKind.MEAN);
    private final List<Values> turns = new ArrayList<>();
    private final Map<String, Values> dimensions = new LinkedHashMap<>();

    RubricFigures(JudgeSettings settings) {
        this.settings = settings;
        settings.dimensions().keySet().forEach(name -> dimensions.put(name, new Values(ScoreKind.MEAN)));
    }

    @Override
    public void add(Subject subject, Poll poll, Ruling ruling) {
        int question = subject.question().index();
        ruling.value().ifPresent(value -> grades.add(question, value));
        for (Vote vote : poll.votes()) {
            for (int turn = 0; turn < vote.points().size() && vote.missing().isEmpty(); turn++) {
                Point point = vote.points().get(turn);
                while (turns.size() <= turn) {
                    turns.add(new Values(ScoreKind.MEAN));
                }
                turns.get(turn).add(question, point.value());
                dimensions.forEach((name, values) -> values.add(question,
                        share(point.parts().getOrDefault(name, settings.lowest()))));
            }
        }
    }

    @Override
    public List<JudgeFigure> figures() {
        String scale = " (%s-%s)".formatted(
                RubricReader.shown(settings.lowest()), RubricReader.shown(settings.highest()));
        List<JudgeFigure> figures = new ArrayList<>();
        figures.add(plain("grade" + scale, grades));
        for (int turn = 0; turn < turns.size() && turns.size() > 1; turn++) {
            figures.add(plain("turn %d%s".formatted(turn + 1, scale), turns.get(turn)));
        }
        dimensions.forEach((name, values) -> figures.add(plain(name + scale, values)));
        return figures;
    }

    private double share(double grade) {
        return (grade - settings.lowest()) / (settings.highest() - settings.lowest());
    }

    private JudgeFigure plain(String metric, Values values) {
        return values.plain(metric, settings.lowest(), settings.highest());
    }
}
