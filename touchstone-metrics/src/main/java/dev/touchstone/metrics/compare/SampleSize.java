package dev.touchstone.metrics.compare;

import dev.touchstone.metrics.stats.Normal;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/// How many questions a comparison of two shares needs, and which difference a number of questions can show.
///
/// Both by normal approximation, two-sided: with z = Φ⁻¹(1 − level/2) and w = Φ⁻¹(power).
///
/// @param level chance of an alarm without a difference, such as 0.05
/// @param power chance of an alarm with the difference, such as 0.8
public record SampleSize(double level, double power) {
    public SampleSize {
        if (!(level > 0 && level < 1 && power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException(
                    "needs 0 < level < 1 and 0.5 <= power < 1, is " + level + " and " + power);
        }
    }

    /// Questions for each of two systems that answer different questions:
    /// n = (z·√(2r(1−r)) + w·√(p(1−p) + q(1−q)))² / (p − q)² with r = (p + q)/2 (Fleiss 1981).
    ///
    /// Agrees with statsmodels' `samplesize_proportions_2indep_onetail` at half the level. Not rounded.
    ///
    /// @param first p, a share 0..1
    /// @param second q, another share
    public double unpaired(double first, double second) {
        share(first);
        share(second);
        if (first == second) {
            throw new IllegalArgumentException("no number of questions shows a difference of 0");
        }
        double mean = (first + second) / 2;
        double root = z() * Math.sqrt(2 * mean * (1 - mean))
                + w() * Math.sqrt(first * (1 - first) + second * (1 - second));
        return root * root / ((first - second) * (first - second));
    }

    /// Questions for each of two systems by Cohen's h: n = 2·((z + w)/h)² (Cohen 1988).
    ///
    /// Agrees with statsmodels' `NormalIndPower` up to the far tail, which is left out here. Not rounded.
    public double unpairedByEffect(double cohensH) {
        if (!(Math.abs(cohensH) > 0 && Math.abs(cohensH) <= Math.PI)) {
            throw new IllegalArgumentException("h lies between -π and π and is not 0, is " + cohensH);
        }
        double ratio = (z() + w()) / cohensH;
        return 2 * ratio * ratio;
    }

    /// The smallest share above `base` that [#unpaired] tells from it with n questions each: the solution by
    /// halving.
    ///
    /// @param base a share, at least 0 and below 1
    /// @param questions n, at least 1
    /// @return the difference to `base`; empty where even the share of 1 is too close to be told apart
    public OptionalDouble unpairedDetectable(double base, double questions) {
        share(base);
        questions(questions);
        if (base == 1 || unpaired(base, 1) > questions) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(smallest(base, share -> unpaired(base, share) <= questions) - base);
    }

    /// Questions for two systems that answer the same ones (McNemar's test):
    /// n = (z·√ψ + w·√(ψ − δ²))² / δ² (Miettinen 1968, Connor 1987). Not rounded.
    ///
    /// @param discordant ψ, share of questions on which exactly one is right, above 0 and up to 1
    /// @param difference δ of the shares of right answers, not 0, at most ψ in size
    public double paired(double discordant, double difference) {
        share(discordant);
        double size = Math.abs(difference);
        if (!(size > 0 && size <= discordant)) {
            throw new IllegalArgumentException("needs 0 < |difference| <= discordant, is %s and %s"
                    .formatted(difference, discordant));
        }
        double root = z() * Math.sqrt(discordant) + w() * Math.sqrt(discordant - size * size);
        return root * root / (size * size);
    }

    /// The smallest difference that [#paired] shows with n questions:
    /// δ = √ψ·(z·√n + w·√(n + w² − z²)) / (n + w²).
    ///
    /// @param discordant ψ, share of questions on which exactly one is right, above 0 and up to 1
    /// @param questions n, at least 1
    /// @return empty where even a difference of ψ, all discordant questions on one side, is not shown
    public OptionalDouble pairedDetectable(double discordant, double questions) {
        share(discordant);
        questions(questions);
        double rest = questions + w() * w() - z() * z();
        if (discordant == 0 || rest < 0) {
            return OptionalDouble.empty();
        }
        double delta = Math.sqrt(discordant) * (z() * Math.sqrt(questions) + w() * Math.sqrt(rest))
                / (questions + w() * w());
        return delta <= discordant ? OptionalDouble.of(delta) : OptionalDouble.empty();
    }

    /// Share of questions on which exactly one of two systems is right that answer independently of each
    /// other: p(1 − q) + q(1 − p).
    ///
    /// @param first p, a share 0..1
    /// @param second q, another share
    public static double independentDiscordant(double first, double second) {
        share(first);
        share(second);
        return first * (1 - second) + second * (1 - first);
    }

    /// The smallest share above `base` that [#paired] tells from it with n questions where both answer
    /// independently, so that the discordant share grows with the difference: the solution by halving.
    ///
    /// @param base a share, at least 0 and below 1
    /// @param questions n, at least 1
    /// @return the difference to `base`; empty where even the share of 1 is too close to be told apart
    public OptionalDouble independentDetectable(double base, double questions) {
        share(base);
        questions(questions);
        if (base == 1 || !independentShows(base, 1, questions)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(smallest(base, share -> independentShows(base, share, questions)) - base);
    }

    private boolean independentShows(double base, double share, double questions) {
        return paired(Math.max(share - base, independentDiscordant(base, share)), share - base) <= questions;
    }

    /// The smallest share above `base` that is told apart; 1 is.
    private static double smallest(double base, DoublePredicate told) {
        double low = base;
        double high = 1;
        for (int step = 0; step < 100; step++) {
            double middle = low + (high - low) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (told.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /// Questions for a mean of paired differences: n = ((z + w)·sd/δ)². Not rounded.
    ///
    /// @param deviation sd of one difference, above 0
    /// @param difference δ, not 0
    public double pairedMeans(double deviation, double difference) {
        if (!(deviation > 0 && Double.isFinite(deviation) && Math.abs(difference) > 0)) {
            throw new IllegalArgumentException("needs a deviation above 0 and a difference, is %s and %s"
                    .formatted(deviation, difference));
        }
        double ratio = (z() + w()) * deviation / difference;
        return ratio * ratio;
    }

    private double z() {
        return Normal.critical(1 - level);
    }

    private double w() {
        return Normal.quantile(power);
    }

    private static void share(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, is " + value);
        }
    }

    private static void questions(double questions) {
        if (!(questions >= 1 && Double.isFinite(questions))) {
            throw new IllegalArgumentException("needs at least 1 question, has " + questions);
        }
    }
}
