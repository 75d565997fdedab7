package dev.touchstone.report.text;

import dev.touchstone.engine.result.AttemptScore;
import dev.touchstone.engine.result.Standing;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.report.ReportBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Goes through every attempt of a book, from disk.
final class SampleWalk {

    private SampleWalk() {}

    /// Told of each attempt.
    interface Visitor {
        void attempt(ReportBook.Run run, UnitRecord unit, AttemptScore attempt) throws IOException;
    }

    /// A standing as files name it.
    static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    static void over(ReportBook book, Visitor visitor) throws IOException {
        for (ReportBook.Run run : book.runs()) {
            for (UnitRecord unit : run.result().units()) {
                over(run, unit, visitor);
            }
        }
    }

    static void over(ReportBook.Run run, UnitRecord unit, Visitor visitor) throws IOException {
        try {
            unit.walk(attempt -> {
                try {
                    visitor.attempt(run, unit, attempt);
                } catch (IOException refused) {
                    throw new UncheckedIOException(refused);
                }
            });
        } catch (UncheckedIOException refused) {
            throw refused.getCause();
        }
    }
}
