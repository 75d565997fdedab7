/// What a run found, as people and programmes read it: table, files, counts, warnings, one JSON object.
///
/// A [dev.touchstone.engine.report.Report] holds [dev.touchstone.engine.report.Row]s of numbers; everything
/// else here renders it and computes nothing. [dev.touchstone.engine.report.ScreenReport] makes the text of
/// the terminal, [dev.touchstone.engine.report.SummaryFiles] the files below `summary/`,
/// [dev.touchstone.engine.report.JsonReport] the object of `--output-json`. Table and files have AISBench's
/// form byte for byte and are never translated; sentences for people come from
/// [dev.touchstone.engine.report.Messages].
///
/// To add a form, write a final class with one static `render(Report)`; where it is a file, add it to
/// `SummaryFiles`. To add a sentence, add its key to both `messages*.properties` beside this package; a test
/// compares them.
@NullMarked
package dev.touchstone.engine.report;

import org.jspecify.annotations.NullMarked;
