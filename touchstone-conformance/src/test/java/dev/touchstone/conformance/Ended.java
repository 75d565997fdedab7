package dev.touchstone.conformance;

import java.time.Duration;

/// A command that ended.
///
/// @param exit its exit code; 137 after kill -9
/// @param out standard output
/// @param err standard error
/// @param wall from its start to its end
record Ended(int exit, String out, String err, Duration wall) {

    /// Everything it printed, for messages of tests.
    String screen() {
        return "exit %d%n%s%n%s".formatted(exit, out, err);
    }
}
