package dev.touchstone.metrics.classify;

/// How often each class was taken for each other one; O(classes²) memory, not thread-safe.
///
/// Rows are the truth, columns the predictions, as in scikit-learn's `confusion_matrix`.
public final class ConfusionMatrix {

    /// More classes would take more than 128 MiB.
    private static final int MOST = 4096;

    private final int classes;
    private final long[] counts;

    /// @param classes how many there are, 1..4096; their numbers are 0 to `classes` - 1
    public ConfusionMatrix(int classes) {
        if (classes < 1 || classes > MOST) {
            throw new IllegalArgumentException("needs 1 to " + MOST + " classes, has " + classes);
        }
        this.classes = classes;
        this.counts = new long[classes * classes];
    }

    /// Counts one answer.
    ///
    /// @param truth number of the right class
    /// @param prediction number of the class that was read
    public void add(int truth, int prediction) {
        if (truth < 0 || truth >= classes || prediction < 0 || prediction >= classes) {
            throw new IllegalArgumentException("there are %d classes, are %d and %d"
                    .formatted(classes, truth, prediction));
        }
        counts[truth * classes + prediction]++;
    }

    /// How often the truth was one class and the prediction another.
    public long count(int truth, int prediction) {
        return counts[truth * classes + prediction];
    }

    /// The counts of some classes.
    ///
    /// @param order numbers of classes, in the order of rows and columns
    public long[][] rows(int... order) {
        long[][] rows = new long[order.length][order.length];
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < order.length; j++) {
                rows[i][j] = count(order[i], order[j]);
            }
        }
        return rows;
    }
}
