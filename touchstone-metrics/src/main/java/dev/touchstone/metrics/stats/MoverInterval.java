package dev.touchstone.metrics.stats;

import java.util.List;

/// The interval `mover` of a weighted mean of independent estimates, made of the intervals of the estimates.
///
/// With estimates eᵢ in lᵢ..uᵢ and weights wᵢ ≥ 0: from Σwᵢeᵢ − √Σwᵢ²(eᵢ − lᵢ)² to Σwᵢeᵢ + √Σwᵢ²(uᵢ − eᵢ)²
/// (method of variance estimates recovery: Zou and Donner 2008; for shares Zou, Huang and Zhang 2009, "A note
/// on confidence interval estimation for a linear function of binomial proportions"). It keeps what is
/// uneven in the parts' intervals, and has a width also where every part is wholly right.
public final class MoverInterval {

    private MoverInterval() {}

    /// The interval.
    ///
    /// @param weights at least 0, as many as estimates
    /// @param estimates each within its interval
    /// @param intervals of one confidence, at least one
    public static ConfidenceInterval of(
            double[] weights, double[] estimates, List<ConfidenceInterval> intervals) {
        if (weights.length != intervals.size() || estimates.length != intervals.size()
                || intervals.isEmpty()) {
            throw new IllegalArgumentException("needs a weight and an interval for each estimate, has %d, %d"
                    .formatted(weights.length, intervals.size()) + " and " + estimates.length);
        }
        double mean = 0;
        double below = 0;
        double above = 0;
        for (int part = 0; part < weights.length; part++) {
            ConfidenceInterval interval = intervals.get(part);
            double down = weights[part] * (estimates[part] - interval.low());
            double up = weights[part] * (interval.high() - estimates[part]);
            mean += weights[part] * estimates[part];
            below += down * down;
            above += up * up;
        }
        return new ConfidenceInterval("mover", intervals.getFirst().confidence(), mean - Math.sqrt(below),
                mean + Math.sqrt(above));
    }
}
