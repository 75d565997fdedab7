package dev.touchstone.report.text;

import dev.touchstone.report.ReportBook;
import dev.touchstone.report.html.PageTexts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a book in the forms for programmes and plain text.
///
/// @param book the runs
/// @param samples whether CSV, JSON and JUnit XML tell of each attempt too
public record TextReport(ReportBook book, boolean samples) {

    /// Markdown; warnings are sentences in the language of the texts.
    public void markdown(PageTexts texts, List<String> warnings, OutputStream out) throws IOException {
        out.write(new MarkdownReport(book, texts).render(warnings).getBytes(StandardCharsets.UTF_8));
    }

    /// Comma-separated values: a line for each number, with `samples` one for each attempt and scorer
    /// instead.
    public void csv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvReport csv = new CsvReport(book, writer);
        if (samples) {
            csv.writeSamples();
        } else {
            csv.writeRows();
        }
        writer.flush();
    }

    /// One JSON object.
    public void json(OutputStream out) throws IOException {
        new JsonDocument(book, samples).write(out);
    }

    /// JUnit XML.
    public void junit(OutputStream out) throws IOException {
        JunitReport.write(book, samples, out);
    }
}
