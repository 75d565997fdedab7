package dev.touchstone.metrics.stats;

import java.util.Arrays;
import java.util.Optional;

/// [ClusterAccumulator]'s mean and error where the values of a cluster do not come one after the other.
///
/// Keeps about 40 bytes a cluster. Sums go in the order in which clusters and values came first, so that the
/// same order gives the same bits. Not thread-safe.
public final class ClusterSums {

    private static final int FIRST = 16;

    private int[] clusters = new int[FIRST];
    private double[] totals = new double[FIRST];
    private double[] squares = new double[FIRST];
    private int[] sizes = new int[FIRST];
    private int[] table = new int[2 * FIRST]; // place + 1 by hash, 0 where free
    private int size;

    /// Counts values of a cluster.
    ///
    /// @param cluster any number that stands for it
    /// @param values finite; an empty array counts nothing
    public void add(int cluster, double... values) {
        if (values.length == 0) {
            return;
        }
        int place = place(cluster);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value must be finite, is " + value);
            }
            totals[place] += value;
            squares[place] += value * value;
        }
        sizes[place] += values.length;
    }

    /// The same sums without telling clusters apart any more; changes of either do not reach the other.
    public ClusterAccumulator accumulated() {
        ClusterAccumulator sums = new ClusterAccumulator();
        for (int place = 0; place < size; place++) {
            sums.add(totals[place], squares[place], sizes[place]);
        }
        return sums;
    }

    /// The mean so far; empty before the first value. `count` is the number of values.
    public Optional<MeanEstimate> estimate() {
        return accumulated().estimate();
    }

    private int place(int cluster) {
        int slot = slot(cluster);
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        if (size == clusters.length) {
            grow();
            slot = slot(cluster);
        }
        clusters[size] = cluster;
        table[slot] = ++size;
        return size - 1;
    }

    private int slot(int cluster) {
        int mask = table.length - 1;
        int hash = cluster * 0x9E3779B9; // numbers that count up are spread
        int slot = (hash ^ hash >>> 15) & mask;
        while (table[slot] != 0 && clusters[table[slot] - 1] != cluster) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        clusters = Arrays.copyOf(clusters, 2 * size);
        totals = Arrays.copyOf(totals, 2 * size);
        squares = Arrays.copyOf(squares, 2 * size);
        sizes = Arrays.copyOf(sizes, 2 * size);
        table = new int[4 * size];
        for (int place = 0; place < size; place++) {
            table[slot(clusters[place])] = place + 1;
        }
    }
}
