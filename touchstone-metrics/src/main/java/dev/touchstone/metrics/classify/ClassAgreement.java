package dev.touchstone.metrics.classify;

import java.util.OptionalDouble;

/// How far all answers together fit the truth. With n answers, h hits and, for class i, tᵢ truths and pᵢ
/// predictions.
///
/// Answers in which no class could be read count as one more class that is never the truth.
public final class ClassAgreement {

    private ClassAgreement() {}

    /// `accuracy`: h / n, 0..1.
    public static double accuracy(ClassCounts counts) {
        check(counts);
        return (double) hits(counts) / counts.total();
    }

    /// `balanced_accuracy`: the mean recall of the classes that occur as truth, 0..1, as scikit-learn's
    /// `balanced_accuracy_score`.
    public static double balancedAccuracy(ClassCounts counts) {
        check(counts);
        double recalls = 0;
        int classes = 0;
        for (int id : counts.seen()) {
            if (counts.truths(id) > 0) {
                recalls += (double) counts.hits(id) / counts.truths(id);
                classes++;
            }
        }
        return recalls / classes;
    }

    /// `matthews_correlation`, -1..1: (h·n − Σtᵢpᵢ) / √((n² − Σpᵢ²)(n² − Σtᵢ²)) (Gorodkin 2004), 0 where that
    /// divides by 0, as scikit-learn's `matthews_corrcoef`.
    public static double matthews(ClassCounts counts) {
        check(counts);
        double n = counts.total();
        double truths = n * n;
        double predictions = n * n - (double) counts.unparsed() * counts.unparsed();
        double products = 0;
        for (int id : counts.seen()) {
            double truth = counts.truths(id);
            double prediction = counts.predictions(id);
            truths -= truth * truth;
            predictions -= prediction * prediction;
            products += truth * prediction;
        }
        double scale = truths * predictions;
        return scale == 0 ? 0 : (hits(counts) * n - products) / Math.sqrt(scale);
    }

    /// `cohens_kappa` of truth and prediction: 1 − n(n − h) / (n² − Σtᵢpᵢ) (Cohen 1960), as scikit-learn's
    /// `cohen_kappa_score`; with weights see [dev.touchstone.metrics.agreement.CohensKappa].
    ///
    /// @return at most 1; empty where truth and prediction are one and the same class throughout
    public static OptionalDouble cohensKappa(ClassCounts counts) {
        check(counts);
        double n = counts.total();
        double expected = n * n;
        for (int id : counts.seen()) {
            expected -= (double) counts.truths(id) * counts.predictions(id);
        }
        return expected == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - n * (n - hits(counts)) / expected);
    }

    private static long hits(ClassCounts counts) {
        long hits = 0;
        for (int id : counts.seen()) {
            hits += counts.hits(id);
        }
        return hits;
    }

    private static void check(ClassCounts counts) {
        if (counts.total() == 0) {
            throw new IllegalArgumentException("no answer was counted");
        }
    }
}
