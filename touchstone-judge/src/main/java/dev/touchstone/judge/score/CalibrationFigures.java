package dev.touchstone.judge.score;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.core.judge.Subject;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.judge.verdict.ExtractionReader;
import dev.touchstone.metrics.classify.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// How far stated confidences are from the share of right answers, in percent.
///
/// `calibration_error` takes every bin of 100 answers by rank; `calibration_error (hle)` leaves the last one
/// out, as the published script of Humanity's Last Exam does.
final class CalibrationFigures implements KindFigures {

    private static final int BIN = 100;

    private final Values stated = new Values(ScoreKind.MEAN);
    private final List<Double> confidences = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();

    @Override
    public void add(Subject subject, Poll poll, Ruling ruling) {
        if (ruling.value().isEmpty()) {
            return;
        }
        double confidence = poll.votes().stream().filter(vote -> vote.value().isPresent())
                .flatMap(vote -> vote.points().stream())
                .mapToDouble(point -> point.parts().getOrDefault(ExtractionReader.CONFIDENCE, 1.0))
                .average().orElse(1);
        stated.add(subject.question().index(), confidence);
        confidences.add(confidence);
        right.add(ruling.value().getAsDouble() > 0.5);
    }

    @Override
    public List<JudgeFigure> figures() {
        String metric = "calibration_error";
        if (confidences.isEmpty()) {
            return List.of(JudgeFigure.none(metric, Figures.NONE_YET));
        }
        double[] all = confidences.stream().mapToDouble(Double::doubleValue).toArray();
        boolean[] truths = new boolean[all.length];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = right.get(i);
        }
        OptionalDouble hle = Calibration.rootMeanSquareHle(all, truths, BIN);
        return List.of(
                stated.percent("confidence"),
                JudgeFigure.of(metric, 100 * Calibration.rootMeanSquare(all, truths, BIN), all.length),
                hle.isPresent() ? JudgeFigure.of(metric + " (hle)", 100 * hle.getAsDouble(), all.length)
                        : JudgeFigure.none(metric + " (hle)", "its script needs at least 200 answers"));
    }
}
