package dev.touchstone.judge.check;

/// What counts as a fault.
///
/// @param bias the smallest bias or rate of faults that is one, between 0 and 1
/// @param alpha the chance of calling a judge without bias biased, all tests together, between 0 and 1
public record CheckLevels(double bias, double alpha) {

    public CheckLevels {
        if (!(bias > 0 && bias < 1 && alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("levels lie between 0 and 1: %s, %s".formatted(bias, alpha));
        }
    }
}
