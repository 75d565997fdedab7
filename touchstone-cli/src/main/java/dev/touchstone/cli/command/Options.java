package dev.touchstone.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// Declares options by hand: annotations would cost a fifth of the start.
///
/// Texts come from the bundle `dev.touchstone.cli.Help`, key = command, dot, option without dashes.
public final class Options {

    private final CommandSpec spec;
    private final String prefix;

    /// @param spec the command that gets the options
    /// @param prefix key of the command in the bundle, such as `run`
    public Options(CommandSpec spec, String prefix) {
        this.spec = spec;
        this.prefix = prefix;
    }

    /// A switch without a value.
    public Options flag(String... names) {
        spec.addOption(option(names).arity("0").type(boolean.class).defaultValue("false").build());
        return this;
    }

    /// An option with one text.
    public Options text(String label, String... names) {
        spec.addOption(option(names).arity("1").type(String.class).paramLabel(label).build());
        return this;
    }

    /// An option with one or more texts, which may be given several times.
    public Options texts(String label, String... names) {
        spec.addOption(option(names).arity("1..*").type(String[].class).paramLabel(label).build());
        return this;
    }

    /// An option whose text may be left out.
    public Options optionalText(String label, String fallback, String... names) {
        spec.addOption(option(names).arity("0..1").type(String.class).paramLabel(label)
                .fallbackValue(fallback).build());
        return this;
    }

    /// An option with a whole number, read where its bounds are known: a wrong one is told with them.
    public Options wholeNumber(String label, String... names) {
        spec.addOption(option(names).arity("1").type(String.class).paramLabel(label).build());
        return this;
    }

    /// An option with a number, read where its bounds are known.
    public Options number(String label, String... names) {
        spec.addOption(option(names).arity("1").type(String.class).paramLabel(label).build());
        return this;
    }

    private OptionSpec.Builder option(String... names) {
        String longest = names[names.length - 1];
        int dashes = longest.startsWith("--") ? 2 : 1;
        return OptionSpec.builder(names).descriptionKey(prefix + "." + longest.substring(dashes));
    }

    /// Whether a switch was given.
    public static boolean given(ParseResult parsed, String name) {
        return parsed.matchedOptionValue(name, false);
    }
}
