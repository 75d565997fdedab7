/// `touchstone run`, which is `ais_bench` too: options, wiring of catalogues and engine, the screen.
@NullMarked
package dev.touchstone.cli.run;

import org.jspecify.annotations.NullMarked;
