package dev.touchstone.cli.command;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Makes commands whose help texts stand in `Help.properties` and its translations.
public final class CommandLines {

    private static final String BUNDLE = "dev.touchstone.cli.Help";

    private CommandLines() {}

    /// A command with `--help`.
    ///
    /// @param name as typed
    /// @param key of its texts in the bundle
    /// @param locale of the texts
    public static CommandSpec command(String name, String key, Locale locale) {
        ResourceBundle texts = texts(locale);
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(texts.getString(key)).sortOptions(false).width(110).autoWidth(false);
        spec.usageMessage().synopsisHeading(texts.getString("touchstone.usage") + " ")
                .commandListHeading("%n" + texts.getString("touchstone.commands") + "%n");
        if (texts.containsKey(key + ".footer")) {
            spec.usageMessage().footer(texts.getString(key + ".footer"));
        }
        spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true)
                .description(texts.getString("option.help")).build());
        return spec;
    }

    /// Fills in the descriptions of options and parameters by their keys.
    public static void describe(CommandSpec spec, Locale locale) {
        ResourceBundle texts = texts(locale);
        spec.resourceBundle(texts);
        for (ArgSpec argument : spec.args()) {
            String key = argument.descriptionKey();
            if (key != null && !texts.containsKey(key)) {
                throw new IllegalStateException("no help text '" + key + "'");
            }
        }
    }

    /// Adds `--version`.
    public static void addVersion(CommandSpec spec, String version, Locale locale) {
        spec.version(version);
        spec.addOption(OptionSpec.builder("-V", "--version").versionHelp(true)
                .description(texts(locale).getString("option.version")).build());
    }

    private static ResourceBundle texts(Locale locale) {
        Locale wanted = locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ROOT;
        Control noFallback = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(BUNDLE, wanted, noFallback);
    }
}
