package dev.touchstone.metrics.repeat;

import dev.touchstone.metrics.exact.Rational;

/// The chance that k attempts, drawn without return from n of which c are right, hold a right one, or only
/// right ones.
///
/// pass@k = 1 - C(n-c, k) / C(n, k), the unbiased estimator of Chen et al. 2021 ("Codex");
/// pass^k = C(c, k) / C(n, k), as tau-bench (Yao et al. 2024) defines it. Both are 0..1.
public final class PassAtK {

    private PassAtK() {}

    /// pass@k as a double: 1 - Π (1 - k/j), j = n-c+1..n, stable for large n.
    ///
    /// @throws IllegalArgumentException when not 0 <= c <= n and 1 <= k <= n
    public static double any(int n, int c, int k) {
        check(n, c, k);
        if (n - c < k) {
            return 1;
        }
        double none = 1;
        for (int j = n - c + 1; j <= n; j++) {
            none *= 1 - (double) k / j;
        }
        return 1 - none;
    }

    /// pass@k without rounding.
    public static Rational anyExact(int n, int c, int k) {
        check(n, c, k);
        return Rational.ONE.minus(drawn(n, n - c, k));
    }

    /// pass^k as a double.
    public static double all(int n, int c, int k) {
        check(n, c, k);
        double all = 1;
        for (int j = 0; j < k; j++) {
            all *= Math.max(0, c - j) / (double) (n - j);
        }
        return all;
    }

    /// pass^k without rounding.
    public static Rational allExact(int n, int c, int k) {
        check(n, c, k);
        return drawn(n, c, k);
    }

    /// C(m, k) / C(n, k).
    private static Rational drawn(int n, int m, int k) {
        if (m < k) {
            return Rational.ZERO;
        }
        Rational chance = Rational.ONE;
        for (int j = 0; j < k; j++) {
            chance = chance.times(Rational.of(m - j, n - j));
        }
        return chance;
    }

    static void check(int n, int c, int k) {
        if (c < 0 || c > n || k < 1 || k > n) {
            throw new IllegalArgumentException("n = %d, c = %d, k = %d: needs 0 <= c <= n and 1 <= k <= n"
                    .formatted(n, c, k));
        }
    }
}
