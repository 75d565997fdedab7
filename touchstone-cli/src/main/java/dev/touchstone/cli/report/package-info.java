/// `touchstone report`: finished runs as a page, or as files for programmes.
///
/// Entry type: [dev.touchstone.cli.report.ReportCommand]. A further form is a constant of `ReportForm` and
/// its case in the command.
@NullMarked
package dev.touchstone.cli.report;

import org.jspecify.annotations.NullMarked;
