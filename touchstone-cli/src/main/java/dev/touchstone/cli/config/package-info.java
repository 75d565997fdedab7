/// `touchstone config`: copies built-in model and task files to where they can be edited.
///
/// Entry type: [dev.touchstone.cli.config.ConfigCommand]. A further verb is a method of it, added beside
/// `eject`.
@NullMarked
package dev.touchstone.cli.config;

import org.jspecify.annotations.NullMarked;
