package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Predictions and references as lines of files that go side by side; an empty line is an empty text.
final class LinePairs {

    /// Takes a pair.
    @FunctionalInterface
    interface Sink {
        /// @param line number from 1
        void pair(long line, String prediction, List<String> references);
    }

    private LinePairs() {}

    /// Hands over each pair in order.
    ///
    /// @throws TouchstoneException `DATA_EMPTY`, `DATA_UNREADABLE`, `DATA_INVALID_ROW` where a file is
    ///     shorter
    static void read(MeasureInput.Lines input, Sink sink) {
        List<ByteLines> references = new ArrayList<>();
        try (ByteLines predictions = new ByteLines(input.predictions())) {
            for (Path file : input.references()) {
                references.add(new ByteLines(file));
            }
            long line = 0;
            while (predictions.next()) {
                line++;
                List<String> texts = new ArrayList<>(references.size());
                for (int at = 0; at < references.size(); at++) {
                    if (!references.get(at).next()) {
                        throw shorter(input.references().get(at), line - 1, input.predictions());
                    }
                    texts.add(references.get(at).text());
                }
                sink.pair(line, predictions.text(), texts);
            }
            for (int at = 0; at < references.size(); at++) {
                if (references.get(at).next()) {
                    throw shorter(input.predictions(), line, input.references().get(at));
                }
            }
            if (line == 0) {
                throw new TouchstoneException(ErrorCode.DATA_EMPTY, input.predictions() + " holds no rows");
            }
        } finally {
            references.forEach(ByteLines::close);
        }
    }

    private static TouchstoneException shorter(Path file, long lines, Path other) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                "%s ends after line %d, %s goes on; each prediction needs its references".formatted(file,
                lines,
                        other));
    }
}
