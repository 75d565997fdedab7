package dev.touchstone.core.attempt;

/// Which try of which sample, unique in a unit.
///
/// @param sample row number in the data set, from 0
/// @param repeat number of the try, from 0
public record AttemptKey(int sample, int repeat) {
    public AttemptKey {
        if (sample < 0 || repeat < 0) {
            throw new IllegalArgumentException("sample and repeat count from 0: " + sample + ", " + repeat);
        }
    }
}
