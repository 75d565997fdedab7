package dev.touchstone.metrics.stats;

/// The standard normal distribution.
public final class Normal {

    private Normal() {}

    /// The chance of a value up to z: ½ + φ(z)·Σ z^(2i+1) / (1·3·5…(2i+1)) (Marsaglia 2004), good to 1e-15
    /// for |z| < 8.
    public static double cumulative(double z) {
        if (z < -8) {
            return 0;
        }
        if (z > 8) {
            return 1;
        }
        double sum = z;
        double term = z;
        for (int i = 3; sum + term != sum; i += 2) {
            term *= z * z / i;
            sum += term;
        }
        return 0.5 + sum * density(z);
    }

    /// The value below which a share `probability` lies, by Newton's method on [#cumulative].
    ///
    /// @param probability between 0.0000001 and 0.9999999
    public static double quantile(double probability) {
        if (!(probability >= 1e-7 && probability <= 1 - 1e-7)) {
            throw new IllegalArgumentException("probability must lie between 1e-7 and 1 - 1e-7, is "
                    + probability);
        }
        double z = 0;
        for (int step = 0; step < 100; step++) {
            double change = (cumulative(z) - probability) / density(z);
            // far from the centre the density is tiny and a full step would overshoot
            change = Math.clamp(change, -1, 1);
            z -= change;
            if (Math.abs(change) < 1e-14) {
                break;
            }
        }
        return z;
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
