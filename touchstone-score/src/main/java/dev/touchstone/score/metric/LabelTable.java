package dev.touchstone.score.metric;

import dev.touchstone.metrics.classify.ClassCounts;
import dev.touchstone.metrics.names.CodePointOrder;
import dev.touchstone.metrics.names.Utf8Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How often each label was taken for each other one; memory grows with the different pairs, not with the
/// rows.
///
/// Labels are bytes in UTF-8. Where the only labels there are were named, a prediction outside them is one
/// that could not be read.
public final class LabelTable {

    private static final int UNREAD = -1;

    private final Utf8Names names = new Utf8Names();
    private final int fixed;
    private long[] keys = new long[256]; // truth in the upper, prediction + 1 in the lower half, 0 = free
    private long[] counts = new long[256];
    private int size;
    private long rows;

    /// @param labels the only ones there are, in their order; empty when the data decide
    public LabelTable(List<String> labels) {
        labels.forEach(names::number);
        this.fixed = labels.size();
    }

    /// The number of a label.
    ///
    /// @param text holds it from `from`, inclusive, to `to`, exclusive
    public int number(byte[] text, int from, int to) {
        return names.number(text, from, to);
    }

    /// The number of a label.
    public int number(String label) {
        return names.number(label);
    }

    /// How many labels are known so far.
    public int known() {
        return names.size();
    }

    /// Whether a number is that of a label that may be true.
    public boolean allowed(int truth) {
        return fixed == 0 || truth < fixed;
    }

    /// The text of a label.
    public String name(int label) {
        return names.name(label);
    }

    /// Counts a row.
    public void add(int truth, int prediction) {
        count(truth, allowed(prediction) ? prediction : UNREAD);
    }

    /// Counts a row in which no label could be read.
    public void addUnread(int truth) {
        count(truth, UNREAD);
    }

    /// Rows in all.
    public long rows() {
        return rows;
    }

    /// How many rows there are of each pair that occurs, in the order of their first row's place in the
    /// table.
    public long[] cells() {
        long[] cells = new long[size];
        int at = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                cells[at++] = counts[slot];
            }
        }
        return cells;
    }

    /// The counts of classes for as many rows of each pair as `cells` says.
    public ClassCounts classes(long[] cells) {
        ClassCounts classes = new ClassCounts();
        int at = 0;
        for (long key : keys) {
            if (key != 0) {
                long rowsOfPair = cells[at++];
                int truth = (int) (key >>> 32) - 1;
                int prediction = (int) key - 1;
                if (rowsOfPair > 0 && prediction < 0) {
                    classes.addUnparsed(truth, rowsOfPair);
                } else if (rowsOfPair > 0) {
                    classes.add(truth, prediction, rowsOfPair);
                }
            }
        }
        return classes;
    }

    /// Counts of pairs of read labels: rows are the truth, columns the predictions.
    ///
    /// @param cells rows of each pair
    /// @param order labels in the order of rows and columns
    public long[][] matrix(long[] cells, int[] order) {
        int[] places = new int[names.size()];
        Arrays.fill(places, UNREAD);
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        long[][] matrix = new long[order.length][order.length];
        int at = 0;
        for (long key : keys) {
            if (key != 0) {
                long rowsOfPair = cells[at++];
                int prediction = (int) key - 1;
                if (prediction >= 0) {
                    matrix[places[(int) (key >>> 32) - 1]][places[prediction]] += rowsOfPair;
                }
            }
        }
        return matrix;
    }

    /// The labels in order: as they were named, else numbers by size where all are numbers, else by code
    /// point.
    public int[] order() {
        if (fixed > 0) {
            int[] order = new int[fixed];
            Arrays.setAll(order, at -> at);
            return order;
        }
        List<Integer> ids = new ArrayList<>();
        for (int id : classes(cells()).seen()) {
            ids.add(id);
        }
        boolean numbers = ids.stream().allMatch(id -> names.name(id)
                .matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?"));
        ids.sort(numbers ? Comparator.comparing(id -> new BigDecimal(names.name(id)))
                : Comparator.comparing(names::name, CodePointOrder.ASCENDING));
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private void count(int truth, int prediction) {
        rows++;
        long key = (truth + 1L) << 32 | prediction + 1;
        int slot = slot(keys, key);
        if (keys[slot] == 0) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(keys, key);
            }
            keys[slot] = key;
            size++;
        }
        counts[slot]++;
    }

    private static int slot(long[] table, long key) {
        long hash = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 40) & table.length - 1;
        while (table[slot] != 0 && table[slot] != key) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] largerKeys = new long[2 * keys.length];
        long[] largerCounts = new long[2 * keys.length];
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != 0) {
                int slot = slot(largerKeys, keys[at]);
                largerKeys[slot] = keys[at];
                largerCounts[slot] = counts[at];
            }
        }
        keys = largerKeys;
        counts = largerCounts;
    }
}
