package dev.touchstone.metrics.stats;

import java.util.Locale;

/// The ways to read a percentile from a sorted sample; each agrees with numpy's `percentile(method=...)`.
///
/// With q = percent/100 and n values numbered from 0, a way picks a place between 0 and n−1; a place between
/// two values means the straight line between them (Hyndman and Fan 1996 number the ways 1 to 9). Places
/// outside are moved to the nearest end. [#LINEAR] is numpy's default.
public enum Percentile {

    /// Hyndman and Fan 1: the smallest value with a share of at least q at or below it.
    INVERTED_CDF,

    /// Hyndman and Fan 2: as 1, the mean of two values where the share is exactly q.
    AVERAGED_INVERTED_CDF,

    /// Hyndman and Fan 3: place q·n − 1.5 rounded up, a whole one to the odd place.
    CLOSEST_OBSERVATION,

    /// Hyndman and Fan 4: place q·n − 1.
    INTERPOLATED_INVERTED_CDF,

    /// Hyndman and Fan 5: place q·n − ½.
    HAZEN,

    /// Hyndman and Fan 6: place q·(n + 1) − 1.
    WEIBULL,

    /// Hyndman and Fan 7: place q·(n − 1).
    LINEAR,

    /// Hyndman and Fan 8: place q·(n + ⅓) − ⅔.
    MEDIAN_UNBIASED,

    /// Hyndman and Fan 9: place q·(n + ¼) − ⅝.
    NORMAL_UNBIASED,

    /// Place q·(n − 1) rounded down.
    LOWER,

    /// Place q·(n − 1) rounded up.
    HIGHER,

    /// The mean of lower and higher.
    MIDPOINT,

    /// Place q·(n − 1) rounded to the nearest whole one, halves to the even one.
    NEAREST;

    /// Its name in tables, which is numpy's.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The percentile.
    ///
    /// @param sorted finite values in ascending order, at least one
    /// @param percent 0..100
    public double of(double[] sorted, double percent) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a percentile needs at least one value");
        }
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must lie between 0 and 100, is " + percent);
        }
        double place = place(sorted.length, percent / 100);
        if (!(place > 0)) {
            return sorted[0];
        }
        if (place >= sorted.length - 1) {
            return sorted[sorted.length - 1];
        }
        int below = (int) place;
        double part = place - below;
        double low = sorted[below];
        double high = sorted[below + 1];
        // from the nearer end, as numpy does
        return part >= 0.5 ? high - (high - low) * (1 - part) : low + (high - low) * part;
    }

    private double place(int n, double q) {
        double line = (n - 1) * q;
        return switch (this) {
            case INVERTED_CDF -> Math.ceil(n * q - 1);
            case AVERAGED_INVERTED_CDF -> {
                double place = n * q - 1;
                yield place == Math.floor(place) ? place + 0.5 : Math.ceil(place);
            }
            case CLOSEST_OBSERVATION -> {
                double place = n * q - 1 - 0.5;
                double floor = Math.floor(place);
                yield place == floor && Math.floorMod((long) floor, 2) == 1 ? floor : floor + 1;
            }
            case INTERPOLATED_INVERTED_CDF -> between(n, q, 0, 1);
            case HAZEN -> between(n, q, 0.5, 0.5);
            case WEIBULL -> between(n, q, 0, 0);
            case LINEAR -> line;
            case MEDIAN_UNBIASED -> between(n, q, 1 / 3.0, 1 / 3.0);
            case NORMAL_UNBIASED -> between(n, q, 3 / 8.0, 3 / 8.0);
            case LOWER -> Math.floor(line);
            case HIGHER -> Math.ceil(line);
            case MIDPOINT -> (Math.floor(line) + Math.ceil(line)) / 2;
            case NEAREST -> Math.rint(line);
        };
    }

    /// numpy's order of operations, so that places next to a whole number fall on the same side.
    private static double between(int n, double q, double alpha, double beta) {
        return n * q + (alpha + q * (1 - alpha - beta)) - 1;
    }
}
