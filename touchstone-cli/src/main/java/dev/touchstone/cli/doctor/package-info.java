/// `touchstone doctor`: probes an end point.
@NullMarked
package dev.touchstone.cli.doctor;

import org.jspecify.annotations.NullMarked;
