/// What every command shares: its surroundings, its streams, how options and help texts are declared.
///
/// Entry type: [dev.touchstone.cli.command.CommandContext]. A command takes one, declares its options with
/// [dev.touchstone.cli.command.Options] and is added by `Main`.
@NullMarked
package dev.touchstone.cli.command;

import org.jspecify.annotations.NullMarked;
