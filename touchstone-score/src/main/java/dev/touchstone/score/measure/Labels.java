package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.score.metric.LabelTable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// What is said of labels that are wrong.
final class Labels {

    /// Up to so many labels are held against each other.
    private static final int MOST_CHECKED = 1000;

    private Labels() {}

    /// Refuses labels of which one is the other with white space at an end: in a file whose columns stand
    /// apart by `, ` every prediction would be another label than every truth.
    ///
    /// @param file for the message
    /// @throws TouchstoneException `DATA_INVALID_ROW` that names both
    static void check(LabelTable table, Path file) {
        if (table.known() > MOST_CHECKED) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (int label = 0; label < table.known(); label++) {
            names.add(table.name(label));
        }
        names.stream().filter(name -> !name.equals(name.strip()) && names.contains(name.strip())).sorted()
                .findFirst().ifPresent(name -> {
                    throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                            "%s: the labels '%s' and '%s' differ by white space alone; take it out".formatted(
                                    file, Shortened.of(name.strip()), Shortened.of(name)));
                });
    }

    /// A truth outside `--labels`.
    static String unknown(String label) {
        return "the true label '%s' is none of --labels; name it there, or leave --labels out".formatted(
                label);
    }
}
