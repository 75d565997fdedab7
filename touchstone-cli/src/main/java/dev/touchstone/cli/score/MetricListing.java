package dev.touchstone.cli.score;

import dev.touchstone.engine.report.DisplayWidth;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.score.metric.MetricCatalog;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The pages of metrics as text, for `--list` and for the help.
final class MetricListing {

    private static final int WIDTH = 100;
    private static final int LONGEST_CHOICE = 60;
    /// What keys of sentences have an underscore for.
    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9.]+");
    private static final String INDENT = "             ";

    private final Messages messages;

    /// @param messages of the command; formulas, origins and meanings of options are in English in every
    ///     language
    MetricListing(Messages messages) {
        this.messages = messages;
    }

    /// Prints pages by what they read.
    ///
    /// @param names of the metrics wanted, as after `--metric`; empty for all
    void print(PrintStream out, MetricCatalog catalog, List<String> names) {
        List<MetricPage> pages = names.isEmpty() ? catalog.pages()
                : names.stream().map(catalog::page).distinct().toList();
        for (MetricPage.Input input : MetricPage.Input.values()) {
            List<MetricPage> wanted = pages.stream().filter(page -> page.input() == input).toList();
            if (!wanted.isEmpty()) {
                out.println("== %s".formatted(messages.text("list."
                        + input.name().toLowerCase(Locale.ROOT))));
                wanted.forEach(page -> out.print(text(page)));
                out.println();
            }
        }
    }

    /// A metric's page, several lines with a line feed at the end.
    private String text(MetricPage page) {
        StringBuilder text = new StringBuilder("%n%s: %s%n".formatted(page.name(),
                messages.find("title." + page.name()).orElse(page.title())));
        part(text, "list.formula", page.formula());
        part(text, "list.range", messages.find("range." + NO_WORD.matcher(page.range().text())
                .replaceAll("_")).orElse(page.range().text()));
        part(text, "list.origin", page.origin());
        for (MetricOption option : page.options()) {
            text.append("    --%s %s%n".formatted(option.name(), label(option)).replaceAll(" +(\\R)$", "$1"));
            wrapped(description(option, messages)).forEach(line ->
                    text.append(INDENT).append(line).append('\n'));
        }
        return text.toString();
    }

    /// What the option takes, for the eye.
    static String label(MetricOption option) {
        return switch (option.kind()) {
            case FLAG -> "";
            case WHOLE -> "N";
            case NUMBER -> "X";
            case TEXT -> "TEXT";
            case CHOICE -> longChoice(option) ? "NAME" : String.join("|", option.choices());
        };
    }

    /// The option's sentence with its default.
    static String description(MetricOption option, Messages messages) {
        String meaning = longChoice(option)
                ? option.meaning() + " " + messages.text("list.one_of", String.join(", ", option.choices()))
                : option.meaning();
        return option.initial().isEmpty() || option.kind() == MetricOption.Kind.FLAG
                ? meaning : meaning + " " + messages.text("list.default", option.initial());
    }

    private static boolean longChoice(MetricOption option) {
        return String.join("|", option.choices()).length() > LONGEST_CHOICE;
    }

    private void part(StringBuilder text, String key, String content) {
        String name = messages.text(key);
        String begin = "    " + name + " ".repeat(INDENT.length() - 4 - DisplayWidth.of(name));
        for (String line : wrapped(content)) {
            text.append(begin).append(line).append('\n');
            begin = INDENT;
        }
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH - INDENT.length()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
