/// The `touchstone` command: reads its arguments, calls the engine, prints and exits.
///
/// Entry type: [dev.touchstone.cli.Main]. To add a command, write its class and name it in `Main`.
@NullMarked
package dev.touchstone.cli;

import org.jspecify.annotations.NullMarked;
