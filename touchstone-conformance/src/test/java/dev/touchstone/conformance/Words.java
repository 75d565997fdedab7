package dev.touchstone.conformance;

import java.util.Arrays;
import java.util.stream.Stream;

/// Words of a command line.
final class Words {

    private Words() {}

    /// Those that every call of a test has, then those of this call.
    static String[] joined(String[] first, String... more) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
    }
}
