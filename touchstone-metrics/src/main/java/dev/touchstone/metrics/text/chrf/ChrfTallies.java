package dev.touchstone.metrics.text.chrf;

import java.util.List;
import java.util.stream.LongStream;

/// The counts of all orders, as arrays, and their F-score.
///
/// F = (1 + β²) · P · R / (β² · P + R).
final class ChrfTallies {

    private static final double EPSILON = 1e-16;

    final long[] hypothesis;
    final long[] reference;
    final long[] matches;

    ChrfTallies(int orders) {
        hypothesis = new long[orders];
        reference = new long[orders];
        matches = new long[orders];
    }

    void add(ChrfTallies other) {
        for (int i = 0; i < matches.length; i++) {
            hypothesis[i] += other.hypothesis[i];
            reference[i] += other.reference[i];
            matches[i] += other.matches[i];
        }
    }

    void set(ChrfTallies other) {
        System.arraycopy(other.hypothesis, 0, hypothesis, 0, hypothesis.length);
        System.arraycopy(other.reference, 0, reference, 0, reference.length);
        System.arraycopy(other.matches, 0, matches, 0, matches.length);
    }

    /// The score, 0..100.
    double score(ChrfSettings settings) {
        double weight = (double) settings.beta() * settings.beta();
        return 100 * (settings.epsilonSmoothing() ? meanOfScores(weight) : scoreOfMeans(weight));
    }

    private double meanOfScores(double weight) {
        double sum = 0;
        for (int i = 0; i < matches.length; i++) {
            double precision = hypothesis[i] > 0 ? (double) matches[i] / hypothesis[i] : EPSILON;
            double recall = reference[i] > 0 ? (double) matches[i] / reference[i] : EPSILON;
            double divisor = weight * precision + recall;
            sum += divisor > 0 ? (1 + weight) * precision * recall / divisor : EPSILON;
        }
        return sum / matches.length;
    }

    private double scoreOfMeans(double weight) {
        double precisions = 0;
        double recalls = 0;
        int orders = 0;
        for (int i = 0; i < matches.length; i++) {
            if (hypothesis[i] > 0 && reference[i] > 0) {
                precisions += (double) matches[i] / hypothesis[i];
                recalls += (double) matches[i] / reference[i];
                orders++;
            }
        }
        if (orders == 0 || precisions + recalls == 0) {
            return 0;
        }
        double precision = precisions / orders;
        double recall = recalls / orders;
        return (1 + weight) * precision * recall / (weight * precision + recall);
    }

    /// Writes the numbers that [ChrfCounts#of] takes.
    void write(double[] numbers) {
        for (int i = 0; i < matches.length; i++) {
            numbers[3 * i] = hypothesis[i];
            numbers[3 * i + 1] = reference[i];
            numbers[3 * i + 2] = matches[i];
        }
    }

    ChrfCounts counts() {
        return new ChrfCounts(list(hypothesis), list(reference), list(matches));
    }

    static ChrfTallies of(ChrfCounts counts) {
        ChrfTallies tallies = new ChrfTallies(counts.matches().size());
        for (int i = 0; i < tallies.matches.length; i++) {
            tallies.hypothesis[i] = counts.hypothesis().get(i);
            tallies.reference[i] = counts.reference().get(i);
            tallies.matches[i] = counts.matches().get(i);
        }
        return tallies;
    }

    private static List<Long> list(long[] values) {
        return LongStream.of(values).boxed().toList();
    }
}
