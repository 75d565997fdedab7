/// The report for programmes and plain text: Markdown, CSV, JSON, JUnit XML.
///
/// Entry type: [dev.touchstone.report.text.TextReport], which picks the writer of a form. Each writer
/// streams: memory does not grow with the samples. Numbers have all their digits but in Markdown.
@NullMarked
package dev.touchstone.report.text;

import org.jspecify.annotations.NullMarked;
