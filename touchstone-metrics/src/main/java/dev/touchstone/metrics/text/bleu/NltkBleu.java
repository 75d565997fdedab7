package dev.touchstone.metrics.text.bleu;

import static java.util.Objects.requireNonNull;

import dev.touchstone.metrics.text.scan.NgramMatches;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// BLEU of sentences that are lists of tokens already, 0..1, equal to `sentence_bleu` of nltk 3.10.4.
///
/// BLEU = BP · exp(Σₙ wₙ log pₙ), orders with a precision of 0 left out; 0 where no single token matches.
/// Differs from [Bleu] in scale, in smoothing, and in that an order without n-grams counts as one n-gram not
/// matched. Not thread-safe: it keeps scratch space.
public final class NltkBleu {

    private static final double EPSILON = 0.1; // of method 1
    private static final double LENGTH_WEIGHT = 5; // of method 4

    private final NltkSmoothing smoothing;
    private final double[] weights;
    private final NgramMatches ngrams = new NgramMatches();
    private final Map<String, Integer> ids = new HashMap<>();
    private int[] symbols = new int[64];

    private NltkBleu(NltkSmoothing smoothing, double[] weights) {
        this.smoothing = smoothing;
        this.weights = weights;
    }

    /// BLEU with the usual weights, 1/4 for each of four orders.
    public static NltkBleu of(NltkSmoothing smoothing) {
        return of(smoothing, List.of(0.25, 0.25, 0.25, 0.25));
    }

    /// BLEU with weights of one's own.
    ///
    /// @param weights for each order from 1, finite, at least one
    public static NltkBleu of(NltkSmoothing smoothing, List<Double> weights) {
        double[] values = weights.stream().mapToDouble(Double::doubleValue).toArray();
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("weights must be one or more finite numbers, are " + weights);
        }
        return new NltkBleu(requireNonNull(smoothing, "smoothing"), values);
    }

    /// The score of one hypothesis.
    ///
    /// @param references at least one, in any order
    /// @throws IllegalArgumentException when no reference is there
    public double sentence(List<String> hypothesis, List<List<String>> references) {
        if (references.isEmpty()) {
            throw new IllegalArgumentException("a hypothesis needs at least one reference, has none");
        }
        int length = hypothesis.size();
        reserve(length);
        ids.clear();
        for (int i = 0; i < length; i++) {
            symbols[i] = ids.computeIfAbsent(hypothesis.get(i), _ -> ids.size());
        }
        ngrams.hypothesis(symbols, length, weights.length);
        int closest = references.getFirst().size();
        for (List<String> reference : references) {
            reserve(reference.size());
            for (int i = 0; i < reference.size(); i++) {
                symbols[i] = ids.getOrDefault(reference.get(i), -1);
            }
            ngrams.reference(symbols, reference.size());
            closest = closer(length, closest, reference.size());
        }
        return ngrams.matched(1) == 0 ? 0 : brevityPenalty(length, closest) * Math.exp(weightedLogs(length));
    }

    private double weightedLogs(int length) {
        double sum = 0;
        int unmatched = 0;
        for (int n = 1; n <= weights.length; n++) {
            double total = Math.max(1, length - n + 1);
            long matches = ngrams.matched(n);
            if (matches == 0) {
                unmatched++;
            }
            double precision = precision(n, matches, total, unmatched, length);
            if (precision > 0) {
                sum += weights[n - 1] * Math.log(precision);
            }
        }
        return sum;
    }

    private double precision(int order, long matches, double total, int unmatched, int length) {
        if (smoothing == NltkSmoothing.METHOD_2 && order > 1) {
            return (matches + 1) / (total + 1);
        }
        if (matches > 0) {
            return matches / total;
        }
        return switch (smoothing) {
            case METHOD_0 -> Double.MIN_NORMAL;
            case METHOD_1 -> EPSILON / total;
            case METHOD_2 -> 0;
            case METHOD_3 -> 1 / (Math.pow(2, unmatched) * total);
            case METHOD_4 -> length < 2 ? 0
                    : Math.log(length) / (Math.pow(2, unmatched) * LENGTH_WEIGHT) / total;
        };
    }

    private static int closer(int length, int one, int other) {
        int difference = Math.abs(length - other) - Math.abs(length - one);
        return difference < 0 || difference == 0 && other < one ? other : one;
    }

    private static double brevityPenalty(int length, int reference) {
        return length > reference ? 1 : Math.exp(1 - (double) reference / length);
    }

    private void reserve(int length) {
        if (length > symbols.length) {
            symbols = new int[2 * length];
        }
    }
}
