package dev.touchstone.metrics.classify;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How far stated confidences are from the share of right answers; 0 is best, 1 worst.
///
/// Items are put into bins; the gap of a bin is |mean confidence − share of right answers|, n its number of
/// items and N that of all. Every method takes one confidence, 0..1, and one truth for each item, at least
/// one. Where bins are cut by rank, items of equal confidence share their mean of right answers, so that
/// their order does not matter.
public final class Calibration {

    private Calibration() {}

    /// `ece`: Σ n/N·gap over `bins` bins of equal width, the m-th from (m−1)/bins exclusive to m/bins
    /// inclusive, 0 in the first (Naeini et al. 2015, Guo et al. 2017).
    ///
    /// @param bins at least 1; 10 and 15 are usual
    public static double expected(double[] confidences, boolean[] right, int bins) {
        return byWidth(confidences, right, bins).expected();
    }

    /// `mce`: the largest gap of the bins of [#expected] (Naeini et al. 2015).
    ///
    /// @param bins at least 1
    public static double maximum(double[] confidences, boolean[] right, int bins) {
        return byWidth(confidences, right, bins).largest();
    }

    /// `ece_equal_mass`: Σ n/N·gap over `bins` bins of equal numbers of items by rank, the first N mod bins
    /// of them with one more (Nguyen and O'Connor 2015); bins beyond N are empty.
    ///
    /// @param bins at least 1
    public static double expectedEqualMass(double[] confidences, boolean[] right, int bins) {
        BinarySums sums = byRank(confidences, right);
        if (bins < 1) {
            throw new IllegalArgumentException("needs at least 1 bin, has " + bins);
        }
        int n = confidences.length;
        Gaps gaps = new Gaps(n);
        int from = 0;
        for (int bin = 0; bin < bins && from < n; bin++) {
            int to = from + n / bins + (bin < n % bins ? 1 : 0);
            gaps.add(sums.confidences[to] - sums.confidences[from], sums.rights[to] - sums.rights[from],
                    to - from);
            from = to;
        }
        return gaps.expected();
    }

    /// `rms_calibration_error`: √(Σ n/N·gap²) over bins of `binSize` items by rank, the last one with the
    /// rest (Hendrycks et al. 2019).
    ///
    /// @param binSize at least 1; 100 is usual
    public static double rootMeanSquare(double[] confidences, boolean[] right, int binSize) {
        return bySize(confidences, right, binSize, 0).rootMeanSquare();
    }

    /// `rms_calibration_error_hle`: as [#rootMeanSquare] with the last bin left out of the sum but not of N,
    /// which is what the published script of Humanity's Last Exam computes, with bins of 100.
    ///
    /// @param binSize at least 1
    /// @return empty where the only bin would be left out, that is below 2·binSize items
    public static OptionalDouble rootMeanSquareHle(double[] confidences, boolean[] right, int binSize) {
        Gaps gaps = bySize(confidences, right, binSize, 1);
        return confidences.length / binSize < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(gaps.rootMeanSquare());
    }

    private static Gaps byWidth(double[] confidences, boolean[] right, int bins) {
        BinaryScores.probabilities(confidences, right);
        if (bins < 1) {
            throw new IllegalArgumentException("needs at least 1 bin, has " + bins);
        }
        double[] sums = new double[bins];
        long[] rights = new long[bins];
        long[] counts = new long[bins];
        for (int i = 0; i < confidences.length; i++) {
            int bin = Math.clamp((long) Math.ceil(confidences[i] * bins) - 1, 0, bins - 1);
            // the product may round over an edge: the edges themselves decide
            if (bin > 0 && confidences[i] <= (double) bin / bins) {
                bin--;
            } else if (bin < bins - 1 && confidences[i] > (bin + 1.0) / bins) {
                bin++;
            }
            sums[bin] += confidences[i];
            rights[bin] += right[i] ? 1 : 0;
            counts[bin]++;
        }
        Gaps gaps = new Gaps(confidences.length);
        for (int bin = 0; bin < bins; bin++) {
            gaps.add(sums[bin], rights[bin], counts[bin]);
        }
        return gaps;
    }

    private static Gaps bySize(double[] confidences, boolean[] right, int binSize, int leftOut) {
        BinarySums sums = byRank(confidences, right);
        if (binSize < 1) {
            throw new IllegalArgumentException("a bin holds at least 1 item, has " + binSize);
        }
        int n = confidences.length;
        int bins = Math.max(1, n / binSize);
        Gaps gaps = new Gaps(n);
        for (int bin = 0; bin < bins - leftOut; bin++) {
            int from = bin * binSize;
            int to = bin == bins - 1 ? n : from + binSize;
            gaps.add(sums.confidences[to] - sums.confidences[from], sums.rights[to] - sums.rights[from],
                    to - from);
        }
        return gaps;
    }

    /// Sums over the items from the lowest confidence up; entry i is that of the first i.
    private record BinarySums(double[] confidences, double[] rights) {}

    private static BinarySums byRank(double[] confidences, boolean[] right) {
        BinaryScores.probabilities(confidences, right);
        int n = confidences.length;
        int[] order = IntStream.range(0, n).boxed()
                .sorted(Comparator.comparingDouble(i -> confidences[i] + 0.0))
                .mapToInt(Integer::intValue).toArray();
        BinarySums sums = new BinarySums(new double[n + 1], new double[n + 1]);
        int from = 0;
        while (from < n) {
            int to = from;
            long rights = 0;
            double confidence = confidences[order[from]];
            while (to < n && confidences[order[to]] == confidence) {
                rights += right[order[to++]] ? 1 : 0;
            }
            double share = (double) rights / (to - from);
            for (int i = from; i < to; i++) {
                sums.confidences[i + 1] = sums.confidences[i] + confidence;
                sums.rights[i + 1] = sums.rights[i] + share;
            }
            from = to;
        }
        return sums;
    }

    private static final class Gaps {
        private final double all;
        private double sum;
        private double squares;
        private double largest;

        private Gaps(long all) {
            this.all = all;
        }

        private void add(double confidences, double rights, long count) {
            if (count > 0) {
                double gap = Math.abs(confidences - rights) / count;
                sum += count * gap;
                squares += count * gap * gap;
                largest = Math.max(largest, gap);
            }
        }

        private double expected() {
            return sum / all;
        }

        private double largest() {
            return largest;
        }

        private double rootMeanSquare() {
            return Math.sqrt(squares / all);
        }
    }
}
