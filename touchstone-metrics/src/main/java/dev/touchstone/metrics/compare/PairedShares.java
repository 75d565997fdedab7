package dev.touchstone.metrics.compare;

import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.ProportionInterval;

/// The difference of two shares of right answers to the same questions.
public final class PairedShares {

    private PairedShares() {}

    /// The interval `newcombe_paired` of the share of the first less that of the second: Newcombe's square
    /// and add of two Wilson intervals with the correlation of the pairs (Newcombe 1998, "Improved confidence
    /// intervals for the difference between binomial proportions based on paired data", method 10).
    ///
    /// With shares p in l..u and q in m..v: from d − √((p − l)² − 2φ(p − l)(v − q) + (v − q)²) to
    /// d + √((u − p)² − 2φ(u − p)(q − m) + (q − m)²), φ the correlation of right and wrong, made smaller by
    /// Yates' correction where it is positive. It has a width also where no question tells the two apart,
    /// unlike resampling.
    ///
    /// @param outcomes of at least one question
    /// @param confidence such as 0.95, between 0 and 1 exclusive
    public static ConfidenceInterval difference(PairedOutcomes outcomes, double confidence) {
        long questions = outcomes.questions();
        long first = outcomes.both() + outcomes.onlyFirst();
        long second = outcomes.both() + outcomes.onlySecond();
        double p = (double) first / questions;
        double q = (double) second / questions;
        ConfidenceInterval one = ProportionInterval.WILSON.of(first, questions, confidence);
        ConfidenceInterval other = ProportionInterval.WILSON.of(second, questions, confidence);
        double correlation = correlation(outcomes);
        double down = root(p - one.low(), other.high() - q, correlation);
        double up = root(one.high() - p, q - other.low(), correlation);
        return new ConfidenceInterval("newcombe_paired", confidence, Math.max(-1, p - q - down),
                Math.min(1, p - q + up));
    }

    private static double root(double one, double other, double correlation) {
        return Math.sqrt(Math.max(0, one * one - 2 * correlation * one * other + other * other));
    }

    private static double correlation(PairedOutcomes outcomes) {
        double first = (double) outcomes.both() + outcomes.onlyFirst();
        double second = (double) outcomes.both() + outcomes.onlySecond();
        double questions = outcomes.questions();
        double margins = first * (questions - first) * second * (questions - second);
        if (margins == 0) {
            return 0;
        }
        double together = (double) outcomes.both() * outcomes.neither()
                - (double) outcomes.onlyFirst() * outcomes.onlySecond();
        double corrected = together > 0 ? Math.max(0, together - questions / 2) : together;
        return corrected / Math.sqrt(margins);
    }
}
