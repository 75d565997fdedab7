package dev.touchstone.metrics.classify;

import java.util.Arrays;
import java.util.OptionalDouble;

/// How well a score tells yes from no. Equal scores are ties and none comes before the other.
///
/// Every method takes one score and one truth for each item and agrees with the scikit-learn function it
/// names.
public final class BinaryScores {

    /// Log loss moves probabilities at least this far from 0 and 1.
    private static final double LEAST = 1e-15;

    private BinaryScores() {}

    /// `roc_auc`: the chance that a yes scores higher than a no, ties by half (`roc_auc_score`), 0..1.
    ///
    /// @param scores finite
    /// @return empty without a yes or without a no
    public static OptionalDouble rocAuc(double[] scores, boolean[] truths) {
        double[] yes = sorted(scores, truths, true);
        double[] no = sorted(scores, truths, false);
        if (yes.length == 0 || no.length == 0) {
            return OptionalDouble.empty();
        }
        double twice = 0;
        int lower = 0;
        int upTo = 0;
        for (double score : yes) {
            while (lower < no.length && no[lower] < score) {
                lower++;
            }
            while (upTo < no.length && no[upTo] <= score) {
                upTo++;
            }
            twice += (double) lower + upTo;
        }
        return OptionalDouble.of(twice / 2 / yes.length / no.length);
    }

    /// `average_precision`: Σ (Rᵢ − Rᵢ₋₁)·Pᵢ over the different scores from the highest, P and R precision
    /// and recall of the items from there up (`average_precision_score`), 0..1.
    ///
    /// @param scores finite
    /// @return empty without a yes
    public static OptionalDouble averagePrecision(double[] scores, boolean[] truths) {
        double[] yes = sorted(scores, truths, true);
        double[] no = sorted(scores, truths, false);
        if (yes.length == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        int firstYes = yes.length;
        int firstNo = no.length;
        while (firstYes > 0) {
            double score = yes[firstYes - 1];
            int before = firstYes;
            while (firstYes > 0 && yes[firstYes - 1] == score) {
                firstYes--;
            }
            while (firstNo > 0 && no[firstNo - 1] >= score) {
                firstNo--;
            }
            long found = yes.length - firstYes;
            sum += (double) (before - firstYes) / yes.length * found / (found + no.length - firstNo);
        }
        return OptionalDouble.of(sum);
    }

    /// `brier`: mean of (p − y)² (`brier_score_loss`; Brier 1950), 0..1, 0 is best.
    ///
    /// @param probabilities p of a yes, 0..1, at least one
    public static double brier(double[] probabilities, boolean[] truths) {
        probabilities(probabilities, truths);
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double miss = probabilities[i] - (truths[i] ? 1 : 0);
            sum += miss * miss;
        }
        return sum / probabilities.length;
    }

    /// `log_loss`: mean of −ln p for yes and −ln(1 − p) for no, in nats, p cut to 1e-15..1−1e-15 (`log_loss`
    /// of probabilities cut so), 0 is best.
    ///
    /// @param probabilities p of a yes, 0..1, at least one
    public static double logLoss(double[] probabilities, boolean[] truths) {
        probabilities(probabilities, truths);
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double p = Math.clamp(probabilities[i], LEAST, 1 - LEAST);
            sum -= Math.log(truths[i] ? p : 1 - p);
        }
        return sum / probabilities.length;
    }

    static void probabilities(double[] probabilities, boolean[] truths) {
        sizes(probabilities, truths);
        if (probabilities.length == 0) {
            throw new IllegalArgumentException("needs at least one probability");
        }
        for (int i = 0; i < probabilities.length; i++) {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                throw new IllegalArgumentException("probability %d must lie between 0 and 1, is %s"
                        .formatted(i, probabilities[i]));
            }
        }
    }

    private static double[] sorted(double[] scores, boolean[] truths, boolean which) {
        sizes(scores, truths);
        double[] chosen = new double[scores.length];
        int size = 0;
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("score %d must be finite, is %s".formatted(i, scores[i]));
            }
            if (truths[i] == which) {
                chosen[size++] = scores[i] + 0.0; // -0.0 is 0.0 here
            }
        }
        chosen = Arrays.copyOf(chosen, size);
        Arrays.sort(chosen);
        return chosen;
    }

    private static void sizes(double[] scores, boolean[] truths) {
        if (scores.length != truths.length) {
            throw new IllegalArgumentException("needs as many truths as scores, has %d and %d"
                    .formatted(truths.length, scores.length));
        }
    }
}
