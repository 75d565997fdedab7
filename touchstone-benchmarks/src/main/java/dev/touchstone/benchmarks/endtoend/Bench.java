package dev.touchstone.benchmarks.endtoend;

import dev.touchstone.benchmarks.data.SyntheticData;
import dev.touchstone.benchmarks.server.AnswerServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What every figure needs: the command, a folder for its files, how often to repeat, and where lines go.
///
/// @param product the command under test
/// @param folder for data and run folders
/// @param rounds how often each measurement is taken; medians are printed
record Bench(Product product, Path folder, int rounds) {

    /// A server that answers after so many milliseconds.
    AnswerServer server(int delayMillis) {
        return new AnswerServer(Duration.ofMillis(delayMillis), SyntheticData.ANSWER);
    }

    /// Data with so many rows.
    SyntheticData data(int rows) {
        return SyntheticData.of(folder, rows);
    }

    /// Prints a line: a figure, its value, and under which conditions it was taken.
    void say(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }

    /// The middle value; of an even number the lower one.
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    /// All values as they were taken.
    static String listed(double[] values, String format) {
        return Arrays.stream(values).mapToObj(value -> String.format(Locale.ROOT, format, value))
                .collect(Collectors.joining(", "));
    }
}
