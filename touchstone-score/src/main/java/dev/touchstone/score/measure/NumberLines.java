package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/// A file of one number a line.
final class NumberLines {

    private NumberLines() {}

    /// Whether a file has that form: its name ends in `.txt`, or has no ending.
    static boolean fits(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".txt") || name.indexOf('.') < 0;
    }

    /// The numbers in order.
    ///
    /// @throws TouchstoneException `DATA_EMPTY`, `DATA_UNREADABLE`, `DATA_INVALID_ROW` with file and line
    static double[] read(Path file) {
        double[] numbers = new double[1024];
        int size = 0;
        try (ByteLines lines = new ByteLines(file)) {
            while (lines.next()) {
                if (lines.blank()) {
                    continue;
                }
                OptionalDouble number = ByteNumbers.parse(lines.bytes(), lines.from(), lines.to());
                if (number.isEmpty()) {
                    number = ByteNumbers.parse(lines.text().strip());
                }
                if (number.isEmpty()) {
                    throw lines.wrong(ErrorCode.DATA_INVALID_ROW,
                            "'%s' is no finite number".formatted(Shortened.of(lines.text())));
                }
                if (size == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * size);
                }
                numbers[size++] = number.getAsDouble();
            }
        }
        if (size == 0) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                    "%s holds no rows; check the path".formatted(file));
        }
        return Arrays.copyOf(numbers, size);
    }
}
