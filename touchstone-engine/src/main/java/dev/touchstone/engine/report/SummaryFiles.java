package dev.touchstone.engine.report;

import dev.touchstone.store.layout.AtomicFile;
import dev.touchstone.store.layout.RunFolder;
import java.nio.file.Path;
import java.util.List;

/// The files `summary/summary_<stamp>.{txt,csv,md,json}` of a run, each there whole or not at all.
public final class SummaryFiles {

    private SummaryFiles() {}

    /// Writes or replaces the four files.
    ///
    /// @param stamp start of the present session, `yyyymmdd_HHMMSS`; the folder may have an older one
    /// @return the files, the text first
    /// @throws dev.touchstone.core.error.TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public static List<Path> write(Report report, RunFolder folder, String stamp) {
        Path text = folder.summary(stamp, "txt");
        Path csv = folder.summary(stamp, "csv");
        Path markdown = folder.summary(stamp, "md");
        AtomicFile.writeText(text, SummaryText.text(report, stamp));
        AtomicFile.writeText(csv, SummaryText.csv(report));
        AtomicFile.writeText(markdown, SummaryText.markdown(report));
        AtomicFile.writeText(folder.summary(stamp, "json"), JsonReport.renderRows(report));
        return List.of(text, csv, markdown);
    }
}
