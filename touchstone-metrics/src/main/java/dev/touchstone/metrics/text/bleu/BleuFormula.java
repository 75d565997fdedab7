package dev.touchstone.metrics.text.bleu;

import dev.touchstone.metrics.text.bleu.Smoothing.AddK;
import dev.touchstone.metrics.text.bleu.Smoothing.Exponential;
import dev.touchstone.metrics.text.bleu.Smoothing.Floor;
import dev.touchstone.metrics.text.bleu.Smoothing.Unsmoothed;
import java.util.ArrayList;
import java.util.List;

/// From counts to BLEU.
///
/// BLEU = BP · exp(Σₙ log pₙ / N); pₙ = matches / n-grams of order n in percent; BP = 1, or exp(1 − r / c)
/// where the hypotheses (c tokens) are shorter than the references (r). Without any match the score is 0.
/// Orders end where the hypotheses have no n-gram: those beyond count as precision 0, or with effective
/// order not at all.
final class BleuFormula {

    /// What stands for the logarithm of zero, as in the reference: large enough to make any mean vanish.
    private static final double LOG_OF_ZERO = -9_999_999_999.0;

    private BleuFormula() {}

    static BleuScore score(BleuSettings settings, BleuCounts counts) {
        int orders = settings.maxOrder();
        double[] matches = numbers(counts.matches());
        double[] totals = numbers(counts.totals());
        if (matches.length != orders) {
            throw new IllegalArgumentException("counts of " + matches.length + " orders, expected " + orders);
        }
        double penalty = brevityPenalty(counts.systemLength(), counts.referenceLength());
        double[] precisions = new double[orders];
        double score = 0;
        if (any(matches)) {
            int effective = precisions(settings.smoothing(), matches, totals, precisions);
            int used = settings.effectiveOrder() ? effective : orders;
            double sum = 0;
            for (int n = 0; n < used; n++) {
                sum += precisions[n] == 0 ? LOG_OF_ZERO : Math.log(precisions[n]);
            }
            score = penalty * Math.exp(sum / used);
        }
        return new BleuScore(score, list(precisions), penalty, counts.systemLength(),
                counts.referenceLength(), list(matches), list(totals));
    }

    private static double brevityPenalty(long system, long reference) {
        if (system >= reference) {
            return 1;
        }
        return system == 0 ? 0 : Math.exp(1 - (double) reference / system);
    }

    /// Fills in the precisions; smooths the counts where the method says so.
    ///
    /// @return how many orders have n-grams, at least 1
    private static int precisions(Smoothing smoothing, double[] matches, double[] totals,
            double[] precisions) {
        int effective = precisions.length;
        double halvings = 1;
        for (int n = 0; n < precisions.length; n++) {
            if (smoothing instanceof AddK(double k) && n > 0) {
                matches[n] += k;
                totals[n] += k;
            }
            if (totals[n] == 0) {
                break;
            }
            effective = n + 1;
            if (matches[n] > 0) {
                precisions[n] = 100 * matches[n] / totals[n];
                continue;
            }
            precisions[n] = switch (smoothing) {
                case Exponential _ -> {
                    halvings *= 2;
                    yield 100 / (halvings * totals[n]);
                }
                case Floor(double value) -> 100 * value / totals[n];
                case AddK _, Unsmoothed _ -> 0;
            };
        }
        return effective;
    }

    private static boolean any(double[] counts) {
        for (double count : counts) {
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    private static double[] numbers(List<Long> counts) {
        double[] numbers = new double[counts.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = counts.get(i);
        }
        return numbers;
    }

    private static List<Double> list(double[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value);
        }
        return list;
    }
}
