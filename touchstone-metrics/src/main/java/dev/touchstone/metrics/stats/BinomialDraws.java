package dev.touchstone.metrics.stats;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogGamma;

/// Draws how many of n throws of a biased coin fall heads, in a time that does not grow with n.
///
/// Below 10 expected heads by inversion of the distribution function, else by the transformed rejection of
/// Hörmann (1993, "The generation of binomial random variates", algorithm BTRS).
final class BinomialDraws {

    private static final double FEW = 10;

    private final RandomGenerator random;

    BinomialDraws(RandomGenerator random) {
        this.random = random;
    }

    /// @param n throws, at least 0
    /// @param p chance of heads, 0..1
    long next(long n, double p) {
        if (n == 0 || p <= 0) {
            return 0;
        }
        if (p >= 1) {
            return n;
        }
        if (p > 0.5) {
            return n - next(n, 1 - p);
        }
        return n * p < FEW ? byInversion(n, p) : byRejection(n, p);
    }

    private long byInversion(long n, double p) {
        double odds = p / (1 - p);
        double start = Math.exp(n * Math.log1p(-p));
        while (true) {
            double u = random.nextDouble();
            double chance = start;
            // 110 lies beyond anything a double can tell from 1 at 10 expected heads
            for (long k = 0; k <= Math.min(n, 110); k++) {
                if (u < chance) {
                    return k;
                }
                u -= chance;
                chance *= odds * (n - k) / (k + 1);
            }
        }
    }

    private long byRejection(long n, double p) {
        double deviation = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = n * p + 0.5;
        double alpha = (2.83 + 5.1 / b) * deviation;
        double square = 0.92 - 4.2 / b;
        double logOdds = Math.log(p / (1 - p));
        long mode = (long) ((n + 1) * p);
        double top = LogGamma.value(mode + 1.0) + LogGamma.value(n - mode + 1.0);
        while (true) {
            double v = random.nextDouble();
            double u = random.nextDouble() - 0.5;
            double us = 0.5 - Math.abs(u);
            double place = Math.floor((2 * a / us + b) * u + c);
            if (place < 0 || place > n) {
                continue;
            }
            long k = (long) place;
            if (us >= 0.07 && v <= square) {
                return k;
            }
            double height = top - LogGamma.value(k + 1.0) - LogGamma.value(n - k + 1.0)
                    + (k - mode) * logOdds;
            if (Math.log(v * alpha / (a / (us * us) + b)) <= height) {
                return k;
            }
        }
    }
}
