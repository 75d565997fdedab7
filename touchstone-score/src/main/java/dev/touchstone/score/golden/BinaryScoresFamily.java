package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.classify.BinaryScores;
import java.util.Arrays;
import java.util.OptionalDouble;

/// `binary_scores`: ROC AUC, average precision, Brier score and log loss as scikit-learn's.
@AutoService(GoldenFamily.class)
public final class BinaryScoresFamily implements GoldenFamily {

    @Override
    public String name() {
        return "binary_scores";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        one.kindIsLabel();
        double[] scores = one.input().numbers("y_score");
        boolean[] truths = one.input().outcomes("y_true");
        if (scores.length != truths.length || scores.length == 0) {
            throw new MalformedCase("%d truths and %d scores, expected as many and at least one".formatted(
                    truths.length, scores.length));
        }
        boolean probabilities = Arrays.stream(scores).allMatch(score -> score >= 0 && score <= 1);
        one.expected().number("roc_auc", BinaryScores.rocAuc(scores, truths));
        one.expected().number("average_precision", BinaryScores.averagePrecision(scores, truths));
        one.expected().number("brier", probabilities
                ? OptionalDouble.of(BinaryScores.brier(scores, truths)) : OptionalDouble.empty());
        one.expected().number("log_loss", probabilities
                ? OptionalDouble.of(BinaryScores.logLoss(scores, truths)) : OptionalDouble.empty());
        return one.verdict();
    }
}
