package dev.touchstone.metrics.classify;

import java.util.Arrays;

/// Counts what precision, recall, accuracy, Matthews' coefficient and kappa need; O(classes) memory, not
/// thread-safe.
///
/// A class is a number from 0 up; the counts grow with the largest one seen. An answer in which no class
/// could be read is no class of its own: it lowers recall and accuracy and no precision.
public final class ClassCounts {

    private long[] hits = new long[8];
    private long[] truths = new long[8];
    private long[] predictions = new long[8];
    private long unparsed;
    private long total;

    /// Counts one answer.
    ///
    /// @param truth number of the right class, at least 0
    /// @param prediction number of the class that was read, at least 0
    public void add(int truth, int prediction) {
        add(truth, prediction, 1);
    }

    /// Counts answers that are alike.
    ///
    /// @param truth number of the right class, at least 0
    /// @param prediction number of the class that was read, at least 0
    /// @param count how many there are, at least 0
    public void add(int truth, int prediction, long count) {
        if (truth < 0 || prediction < 0) {
            throw new IllegalArgumentException("classes are at least 0, are " + truth + " and " + prediction);
        }
        if (truth >= hits.length || prediction >= hits.length) {
            grow(Math.max(truth, prediction) + 1);
        }
        truths[truth] += count;
        predictions[prediction] += count;
        if (truth == prediction) {
            hits[truth] += count;
        }
        total += count;
    }

    /// Counts one answer in which no class could be read.
    ///
    /// @param truth number of the right class, at least 0
    public void addUnparsed(int truth) {
        addUnparsed(truth, 1);
    }

    /// Counts answers in which no class could be read.
    ///
    /// @param truth number of the right class, at least 0
    /// @param count how many there are, at least 0
    public void addUnparsed(int truth, long count) {
        if (truth < 0) {
            throw new IllegalArgumentException("classes are at least 0, is " + truth);
        }
        if (truth >= hits.length) {
            grow(truth + 1);
        }
        truths[truth] += count;
        unparsed += count;
        total += count;
    }

    /// Counts answers.
    ///
    /// @param truths numbers of the right classes
    /// @param predictions numbers of the classes that were read, as many
    public void addAll(int[] truths, int[] predictions) {
        if (truths.length != predictions.length) {
            throw new IllegalArgumentException("needs as many predictions as truths, has %d and %d"
                    .formatted(predictions.length, truths.length));
        }
        for (int i = 0; i < truths.length; i++) {
            add(truths[i], predictions[i]);
        }
    }

    /// Adds the counts of another part of the data; the order of parts does not matter.
    public void merge(ClassCounts other) {
        grow(other.classes());
        for (int id = 0; id < other.classes(); id++) {
            hits[id] += other.hits[id];
            truths[id] += other.truths[id];
            predictions[id] += other.predictions[id];
        }
        unparsed += other.unparsed;
        total += other.total;
    }

    /// Answers of this class that were right.
    public long hits(int id) {
        return id < hits.length ? hits[id] : 0;
    }

    /// Answers whose right class this is: its support.
    public long truths(int id) {
        return id < truths.length ? truths[id] : 0;
    }

    /// Answers that said this class.
    public long predictions(int id) {
        return id < predictions.length ? predictions[id] : 0;
    }

    /// Answers in which no class could be read.
    public long unparsed() {
        return unparsed;
    }

    /// Answers in all.
    public long total() {
        return total;
    }

    /// One more than the largest class seen.
    public int classes() {
        int classes = hits.length;
        while (classes > 0 && truths[classes - 1] == 0 && predictions[classes - 1] == 0) {
            classes--;
        }
        return classes;
    }

    /// The classes that occur as truth or as prediction, in ascending order.
    public int[] seen() {
        int[] seen = new int[hits.length];
        int size = 0;
        for (int id = 0; id < hits.length; id++) {
            if (truths[id] > 0 || predictions[id] > 0) {
                seen[size++] = id;
            }
        }
        return Arrays.copyOf(seen, size);
    }

    private void grow(int needed) {
        if (needed > hits.length) {
            int length = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * hits.length));
            hits = Arrays.copyOf(hits, length);
            truths = Arrays.copyOf(truths, length);
            predictions = Arrays.copyOf(predictions, length);
        }
    }
}
