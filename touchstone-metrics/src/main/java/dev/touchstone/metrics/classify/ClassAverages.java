package dev.touchstone.metrics.classify;

/// Precision, recall and F1 of one class and averaged over classes, as scikit-learn's
/// `precision_recall_fscore_support`.
///
/// `classes` says over which classes: [ClassCounts#seen] is scikit-learn's default; the fixed classes of a
/// task are right where answers may name something else, which would count as a class of its own.
public final class ClassAverages {

    private ClassAverages() {}

    /// One class; with two classes and the positive one this is scikit-learn's `binary`.
    ///
    /// @param id number of the class, may be one that was never seen
    public static PrecisionRecall ofClass(ClassCounts counts, int id, ZeroDivision zeroDivision) {
        if (id < 0) {
            throw new IllegalArgumentException("classes are at least 0, is " + id);
        }
        return PrecisionRecall.of(counts.hits(id), counts.predictions(id), counts.truths(id), zeroDivision);
    }

    /// `micro`: hits, predictions and truths added up over the classes, then divided.
    ///
    /// @param classes at least one, each once
    public static PrecisionRecall micro(ClassCounts counts, int[] classes, ZeroDivision zeroDivision) {
        check(counts, classes);
        long hits = 0;
        long predictions = 0;
        long truths = 0;
        for (int id : classes) {
            hits += counts.hits(id);
            predictions += counts.predictions(id);
            truths += counts.truths(id);
        }
        return PrecisionRecall.of(hits, predictions, truths, zeroDivision);
    }

    /// `macro`: the mean over classes, each counting the same. Macro F1 is the mean of the classes' F1.
    ///
    /// @param classes at least one, each once
    public static PrecisionRecall macro(ClassCounts counts, int[] classes, ZeroDivision zeroDivision) {
        check(counts, classes);
        return mean(counts, classes, zeroDivision, false);
    }

    /// `weighted`: the mean over classes, each counting by its support; without any support as macro.
    ///
    /// @param classes at least one, each once
    public static PrecisionRecall weighted(ClassCounts counts, int[] classes, ZeroDivision zeroDivision) {
        check(counts, classes);
        long support = 0;
        for (int id : classes) {
            support += counts.truths(id);
        }
        return mean(counts, classes, zeroDivision, support > 0);
    }

    private static PrecisionRecall mean(ClassCounts counts, int[] classes, ZeroDivision zeroDivision,
            boolean bySupport) {
        double precision = 0;
        double recall = 0;
        double f1 = 0;
        double weights = 0;
        for (int id : classes) {
            PrecisionRecall one = ofClass(counts, id, zeroDivision);
            double weight = bySupport ? counts.truths(id) : 1;
            precision += weight * one.precision();
            recall += weight * one.recall();
            f1 += weight * one.f1();
            weights += weight;
        }
        return new PrecisionRecall(precision / weights, recall / weights, f1 / weights);
    }

    private static void check(ClassCounts counts, int[] classes) {
        if (counts.total() == 0) {
            throw new IllegalArgumentException("no answer was counted");
        }
        if (classes.length == 0) {
            throw new IllegalArgumentException("an average needs at least one class");
        }
    }
}
