package dev.touchstone.metrics.latency;

import java.util.Optional;

/// Counts whole numbers, such as microseconds, in the buckets of HdrHistogram; not thread-safe.
///
/// With d digits the first 2·10^d values, rounded up to a power of two, have a bucket each; every doubling
/// beyond adds half as many buckets of twice the width, so that a bucket is never wider than 10^−d of its
/// values. Three digits up to an hour in microseconds take 184 KiB. The values of a bucket are equivalent:
/// lowest, highest and the middle one stand for them. Agrees with the Python port of HdrHistogram 0.10.8
/// created with lowest value 1; the Java library from 2.1.10 on rounds the rank of a percentile up instead.
public final class Histogram {

    private final long highest;
    private final int digits;
    private final int halfBits; // log2 of half the number of buckets of width 1
    private final long[] counts;
    private long total;
    private long least = Long.MAX_VALUE;
    private long most;

    /// @param highest largest value that can be counted, at least 2, at most 2⁶²
    /// @param digits how many decimal digits of a value are kept, 1..5
    public Histogram(long highest, int digits) {
        if (highest < 2 || highest > 1L << 62 || digits < 1 || digits > 5) {
            throw new IllegalArgumentException("needs 2 <= highest <= 2^62 and 1 to 5 digits, is %d and %d"
                    .formatted(highest, digits));
        }
        this.highest = highest;
        this.digits = digits;
        long single = 2 * Math.round(Math.pow(10, digits));
        this.halfBits = Long.SIZE - Long.numberOfLeadingZeros(single - 1) - 1;
        this.counts = new long[index(highest) + 1];
    }

    /// Counts a value.
    ///
    /// @param value 0..highest
    /// @throws IllegalArgumentException outside that range
    public void record(long value) {
        if (value < 0 || value > highest) {
            throw new IllegalArgumentException("value must lie between 0 and " + highest + ", is " + value);
        }
        counts[index(value)]++;
        total++;
        least = Math.min(least, value);
        most = Math.max(most, value);
    }

    /// Adds the counts of another histogram of the same range and digits.
    public void merge(Histogram other) {
        if (other.highest != highest || other.digits != digits) {
            throw new IllegalArgumentException("histograms differ: up to %d with %d digits, up to %d with %d"
                    .formatted(highest, digits, other.highest, other.digits));
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
    }

    /// How many values were counted.
    public long count() {
        return total;
    }

    /// The figures of all values; empty before the first.
    public Optional<Summary> summary() {
        if (total == 0) {
            return Optional.empty();
        }
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] == 0 ? 0 : (double) counts[i] * middle(i);
        }
        double mean = sum / total;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            double deviation = middle(i) - mean;
            squares += counts[i] == 0 ? 0 : counts[i] * deviation * deviation;
        }
        return Optional.of(new Summary(lowest(index(least)), most == 0 ? 0 : highestOf(index(most)), mean,
                Math.sqrt(squares / total)));
    }

    /// The highest value equivalent to that of rank ⌊percent/100·n + ½⌋, at least 1, counted from the lowest;
    /// for 0 the lowest value equivalent to the smallest.
    ///
    /// @param percent 0..100
    /// @throws IllegalArgumentException when no value was counted
    public long percentile(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must lie between 0 and 100, is " + percent);
        }
        if (total == 0) {
            throw new IllegalArgumentException("no value was counted");
        }
        long rank = Math.max(1, (long) (percent * total / 100 + 0.5));
        long seen = 0;
        int bucket = -1;
        while (seen < rank) {
            seen += counts[++bucket];
        }
        return percent > 0 ? highestOf(bucket) : lowest(bucket);
    }

    /// Figures of all values, each by the value that stands for its bucket.
    ///
    /// @param least lowest value equivalent to the smallest
    /// @param most highest value equivalent to the largest
    /// @param mean of the middle values
    /// @param standardDeviation of the middle values, n in the divisor
    public record Summary(long least, long most, double mean, double standardDeviation) {}

    private int index(long value) {
        // doublings beyond the buckets of width 1
        int width = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - halfBits - 1);
        return (width << halfBits) + (int) (value >>> width);
    }

    private int widthOf(int index) {
        return Math.max(0, (index >>> halfBits) - 1);
    }

    private long lowest(int index) {
        int width = widthOf(index);
        return (long) (index - (width << halfBits)) << width;
    }

    private long highestOf(int index) {
        return lowest(index) + (1L << widthOf(index)) - 1;
    }

    private long middle(int index) {
        return lowest(index) + (1L << widthOf(index) >> 1);
    }
}
