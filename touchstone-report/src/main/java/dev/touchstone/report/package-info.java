/// What finished runs found, as files that people and programmes open.
///
/// A [dev.touchstone.report.ReportBook] holds the runs, read by `touchstone-engine`'s `result` package;
/// [dev.touchstone.report.Differences] sets two of their series side by side. The renderers stand below:
/// `html` writes one page that needs no network, `text` Markdown, CSV, JSON and JUnit XML. Nothing here
/// scores anything.
///
/// To add a form, write a final class with a `write(ReportBook, ..., OutputStream)` that keeps no texts, and
/// name it in the command.
@NullMarked
package dev.touchstone.report;

import org.jspecify.annotations.NullMarked;
