package dev.touchstone.metrics.compare;

import java.util.Arrays;
import java.util.Optional;

/// The share of comparisons a side would win if both answers were equally long: `lc_win_rate`.
///
/// A logistic regression of the preference on the difference of lengths, log(p / (1 − p)) = θ + φ·tanh(d /
/// s), d the length of the own answer less that of the other, s the standard deviation of d (n in the
/// divisor); the share is 1 / (1 + e^−θ). This is the length part of AlpacaEval 2 (Dubois et al. 2024), whose
/// model has a further term for the difficulty of each instruction, estimated over all models of its leader
/// board and known for its own set alone: numbers of the two differ. Preferences of 0.5 count as half a win,
/// as there. Maximum likelihood by Newton's method, without a penalty; the standard error is the robust one
/// (sandwich), since halves are no binomial outcomes, taken over to the share by the delta method.
public final class LengthControl {

    private static final int STEPS = 100;
    private static final double STEEPEST = 15; // beyond it the shares are 0 and 1: the sides are separable
    private static final int LEAST = 10;

    private LengthControl() {}

    /// What the regression found.
    ///
    /// @param share at equal length, 0..1
    /// @param standardError of the share
    /// @param slope φ: how much more a longer answer is preferred, in logits, above 0 where longer ones are
    /// @param slopeError its standard error
    public record Estimate(double share, double standardError, double slope, double slopeError) {}

    /// Why there is no estimate.
    public enum Why {
        /// Fewer than 10 comparisons.
        FEW,
        /// All lengths differ equally, so length explains nothing.
        EQUAL_LENGTHS,
        /// Every comparison was won, or every one was lost.
        ONE_SIDED,
        /// The lengths tell what was won from what was lost without error, or almost, so that the likelihood
        /// grows without an end.
        SEPARABLE
    }

    /// The reason where [#of] finds no estimate for the same comparisons.
    public static Why why(double[] preferences, double[] differences) {
        if (preferences.length < LEAST) {
            return Why.FEW;
        }
        if (deviation(differences) == 0) {
            return Why.EQUAL_LENGTHS;
        }
        return Arrays.stream(preferences).allMatch(won -> won == 1)
                || Arrays.stream(preferences).allMatch(won -> won == 0) ? Why.ONE_SIDED : Why.SEPARABLE;
    }

    /// The estimate.
    ///
    /// @param preferences of the own answer, 0..1 each
    /// @param differences of the lengths, own less other, one for each preference
    /// @return empty for fewer than 10 comparisons, where all lengths differ equally, and where the
    ///        preferences can be told from the lengths without error, so that no finite estimate exists
    public static Optional<Estimate> of(double[] preferences, double[] differences) {
        if (preferences.length != differences.length) {
            throw new IllegalArgumentException("needs a difference for each preference, has %d and %d"
                    .formatted(differences.length, preferences.length));
        }
        double scale = deviation(differences);
        if (preferences.length < LEAST || scale == 0) {
            return Optional.empty();
        }
        double[] lengths = new double[differences.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = Math.tanh(differences[i] / scale);
        }
        double theta = 0;
        double phi = 0;
        for (int step = 0; step < STEPS; step++) {
            Sums sums = Sums.at(theta, phi, preferences, lengths);
            double determinant = sums.determinant();
            if (!(determinant > 1e-12)) {
                return Optional.empty();
            }
            double thetaStep = (sums.hpp * sums.gt - sums.htp * sums.gp) / determinant;
            double phiStep = (sums.htt * sums.gp - sums.htp * sums.gt) / determinant;
            double largest = Math.max(Math.abs(thetaStep), Math.abs(phiStep));
            double damped = largest > 2 ? 2 / largest : 1; // far steps overshoot where shares are near 0 or 1
            theta += damped * thetaStep;
            phi += damped * phiStep;
            if (Math.abs(theta) > STEEPEST || Math.abs(phi) > 2 * STEEPEST) {
                return Optional.empty();
            }
            if (largest < 1e-12) {
                return Optional.of(estimate(theta, phi, preferences, lengths));
            }
        }
        return Optional.empty();
    }

    private static Estimate estimate(double theta, double phi, double[] preferences, double[] lengths) {
        Sums sums = Sums.at(theta, phi, preferences, lengths);
        double determinant = sums.determinant();
        double att = sums.hpp / determinant;
        double atp = -sums.htp / determinant;
        double app = sums.htt / determinant;
        double ofTheta = att * att * sums.stt + 2 * att * atp * sums.stp + atp * atp * sums.spp;
        double ofPhi = atp * atp * sums.stt + 2 * atp * app * sums.stp + app * app * sums.spp;
        double share = logistic(theta);
        return new Estimate(share, share * (1 - share) * Math.sqrt(Math.max(0, ofTheta)), phi,
                Math.sqrt(Math.max(0, ofPhi)));
    }

    /// Gradient (g), information (h) and squared scores (s) at one place; t for θ, p for φ.
    private record Sums(double gt, double gp, double htt, double htp, double hpp, double stt, double stp,
            double spp) {

        static Sums at(double theta, double phi, double[] preferences, double[] lengths) {
            double[] sums = new double[8];
            for (int i = 0; i < preferences.length; i++) {
                double x = lengths[i];
                double p = logistic(theta + phi * x);
                double residual = preferences[i] - p;
                double weight = p * (1 - p);
                sums[0] += residual;
                sums[1] += residual * x;
                sums[2] += weight;
                sums[3] += weight * x;
                sums[4] += weight * x * x;
                sums[5] += residual * residual;
                sums[6] += residual * residual * x;
                sums[7] += residual * residual * x * x;
            }
            return new Sums(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]);
        }

        double determinant() {
            return htt * hpp - htp * htp;
        }
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double deviation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }
}
