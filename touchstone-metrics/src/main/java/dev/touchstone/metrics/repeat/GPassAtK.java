package dev.touchstone.metrics.repeat;

import org.apache.commons.numbers.gamma.LogGamma;

/// The chance that at least a share of k attempts, drawn without return from n of which c are right, are
/// right: how stable a system is (Liu et al. 2024, "Are Your LLMs Capable of Stable Reasoning?").
public final class GPassAtK {

    private GPassAtK() {}

    /// G-Pass@k_τ = Σ C(c, j)·C(n−c, k−j) / C(n, k) over j from ⌈τ·k⌉ to min(c, k), 0..1.
    ///
    /// τ = 1 is pass^k; up to 1/k it is pass@k.
    ///
    /// @param n attempts, at least k
    /// @param c right ones, 0..n
    /// @param k drawn ones, at least 1
    /// @param tau τ, the share that must be right, above 0 and up to 1
    public static double of(int n, int c, int k, double tau) {
        PassAtK.check(n, c, k);
        if (!(tau > 0 && tau <= 1)) {
            throw new IllegalArgumentException("tau lies above 0 and up to 1, is " + tau);
        }
        // 0.7 * 10 rounds above 7: a product next to a whole number is that number
        int least = Math.max(1, (int) Math.ceil(tau * k - 1e-9));
        return atLeast(n, c, k, least);
    }

    /// mG-Pass@k = 2/k · Σ G-Pass@k_{i/k} over i from ⌈k/2⌉ + 1 to k, 0..1: the area under τ from ½ to 1.
    ///
    /// @param n attempts, at least k
    /// @param c right ones, 0..n
    /// @param k drawn ones, at least 2: with one there is no i to sum over
    public static double mean(int n, int c, int k) {
        PassAtK.check(n, c, k);
        if (k < 2) {
            throw new IllegalArgumentException("mG-Pass@k needs k of at least 2, is " + k);
        }
        double sum = 0;
        for (int i = Math.ceilDiv(k, 2) + 1; i <= k; i++) {
            sum += atLeast(n, c, k, i);
        }
        return 2 * sum / k;
    }

    private static double atLeast(int n, int c, int k, int least) {
        if (k - (n - c) >= least) {
            return 1; // too few wrong ones to draw fewer right ones
        }
        double sum = 0;
        for (int j = least; j <= Math.min(c, k); j++) {
            sum += Math.exp(logChoose(c, j) + logChoose(n - c, k - j) - logChoose(n, k));
        }
        return Math.min(1, sum);
    }

    private static double logChoose(int n, int k) {
        return LogGamma.value(n + 1.0) - LogGamma.value(k + 1.0) - LogGamma.value(n - k + 1.0);
    }
}
