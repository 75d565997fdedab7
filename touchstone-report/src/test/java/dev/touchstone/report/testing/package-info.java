/// Run folders made for the tests of reports.
@NullMarked
package dev.touchstone.report.testing;

import org.jspecify.annotations.NullMarked;
