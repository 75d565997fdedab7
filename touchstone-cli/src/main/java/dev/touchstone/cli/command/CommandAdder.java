package dev.touchstone.cli.command;

import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Adds a sub-command that is run by a function of its parsed options.
@FunctionalInterface
public interface CommandAdder {

    /// @param parent the command above
    /// @param name as typed
    /// @param child its options
    /// @param action what it does; returns the exit code
    void add(CommandSpec parent, String name, CommandSpec child, ToIntFunction<ParseResult> action);
}
