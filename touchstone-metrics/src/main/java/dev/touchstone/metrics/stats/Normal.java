package dev.touchstone.metrics.stats;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/// The standard normal distribution, by the error function of Apache Commons Numbers.
public final class Normal {

    private static final double ROOT_TWO = Math.sqrt(2);

    private Normal() {}

    /// The chance of a value up to z: ½·erfc(−z/√2); keeps its relative precision in the lower tail.
    public static double cumulative(double z) {
        return 0.5 * Erfc.value(-z / ROOT_TWO);
    }

    /// The chance of a value at least as far from 0 as z: erfc(|z|/√2), 0..1.
    ///
    /// The square of z has a χ² distribution of one degree, so this is also that distribution's upper tail at
    /// z².
    public static double twoSided(double z) {
        return Erfc.value(Math.abs(z) / ROOT_TWO);
    }

    /// The value below which a share `probability` lies: −√2·erfc⁻¹(2·probability).
    ///
    /// @param probability between 0 and 1 exclusive
    public static double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, is " + probability);
        }
        return -ROOT_TWO * InverseErfc.value(2 * probability);
    }

    /// The z of a two-sided interval: the quantile at ½ + confidence/2.
    ///
    /// @param confidence between 0 and 1 exclusive
    public static double critical(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1, is " + confidence);
        }
        // by the lower tail: 1 - confidence is exact where 0.5 + confidence / 2 would round
        return -quantile((1 - confidence) / 2);
    }
}
