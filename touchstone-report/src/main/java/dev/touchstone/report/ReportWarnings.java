package dev.touchstone.report;

import dev.touchstone.engine.report.Messages;
import dev.touchstone.engine.report.ScreenReport;
import dev.touchstone.engine.report.Warnings;
import dev.touchstone.engine.result.UnitRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a reader of a book should know before its numbers, as sentences in a language.
public final class ReportWarnings {

    private ReportWarnings() {}

    /// Failed, cut, unread and refused answers, units without scores, damage of the logs, numbers that are
    /// not comparable; with the run's name in front where there are several.
    public static List<String> of(ReportBook book, Locale locale) {
        Messages shared = Messages.of(ScreenReport.class, locale);
        Messages own = Messages.of(ReportWarnings.class, locale);
        List<String> warnings = new ArrayList<>();
        for (ReportBook.Run run : book.runs()) {
            List<String> ofRun = new ArrayList<>(Warnings.of(run.result().report(), shared));
            for (UnitRecord unit : run.result().units()) {
                if (!unit.scored() && unit.answered() > 0) {
                    ofRun.add(own.text("warning.unscored", unit.name()));
                }
                unit.notices().forEach(notice -> ofRun.add(notice.message()));
            }
            ofRun.forEach(sentence -> warnings.add(
                    book.runs().size() == 1 ? sentence : run.name() + " · " + sentence));
        }
        for (Difference difference : Differences.expected(book)) {
            if (!difference.comparable()) {
                warnings.add(own.text("warning.unlike", difference.task(), book.name(difference.before()),
                        book.name(difference.after()), String.join(own.text("list.comma"),
                                difference.changed())));
            }
        }
        return warnings;
    }
}
