package dev.touchstone.cli.score;

import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// The pages of metrics as text, for `--list` and for the help.
final class MetricListing {

    private static final int WIDTH = 100;
    private static final int LONGEST_CHOICE = 60;
    private static final String INDENT = "             ";

    private MetricListing() {}

    /// Prints pages by what they read.
    ///
    /// @param names of the metrics wanted; empty for all
    static void print(PrintStream out, List<MetricPage> pages, List<String> names) {
        for (String name : names) {
            if (pages.stream().noneMatch(page -> named(page, name))) {
                throw ScoreCommand.invalid(
                        "no metric '%s'; `touchstone score --list` names them all".formatted(name));
            }
        }
        for (MetricPage.Input input : MetricPage.Input.values()) {
            List<MetricPage> wanted = pages.stream().filter(page -> page.input() == input)
                    .filter(page -> names.isEmpty() || names.stream().anyMatch(name -> named(page, name)))
                    .toList();
            if (!wanted.isEmpty()) {
                out.println("== %s".formatted(input(input)));
                wanted.forEach(page -> out.print(text(page)));
                out.println();
            }
        }
    }

    /// A metric's page, several lines with a line feed at the end.
    static String text(MetricPage page) {
        StringBuilder text = new StringBuilder("%n%s: %s%n".formatted(page.name(), page.title()));
        part(text, "formula", page.formula());
        part(text, "range", page.range().text());
        part(text, "origin", page.origin());
        for (MetricOption option : page.options()) {
            text.append("    --%s %s%n".formatted(option.name(), label(option)).replaceAll(" +(\\R)$", "$1"));
            wrapped(description(option)).forEach(line -> text.append(INDENT).append(line).append('\n'));
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
    static String description(MetricOption option) {
        String meaning = longChoice(option)
                ? "%s One of %s.".formatted(option.meaning(), String.join(", ", option.choices()))
                : option.meaning();
        return option.initial().isEmpty() || option.kind() == MetricOption.Kind.FLAG
                ? meaning : "%s Default: %s.".formatted(meaning, option.initial());
    }

    private static boolean longChoice(MetricOption option) {
        return String.join("|", option.choices()).length() > LONGEST_CHOICE;
    }

    /// What the rows must hold.
    static String input(MetricPage.Input input) {
        return switch (input) {
            case PAIRS -> "texts: rows {id, prediction, references[]}, or --predictions FILE --references "
                    + "FILE...";
            case LABELS -> "labels: rows {id, truth, prediction}; a prediction of null was not read";
            case SCORES -> "scores of yes or no: rows {id, truth (0 or 1), score}";
            case VALUES -> "numbers: rows {value}, or one number a line (.txt)";
            case LIKELIHOODS -> "likelihoods: rows {id, log_likelihood} and {tokens}, {words}, {bytes} or "
                    + "{text}";
            case RATINGS -> "ratings: rows {id, ratings[]}, or columns whose names begin with rater; null "
                    + "is a gap";
            case REPEATS -> "attempts: rows {id, n, c} or {id, gold, predictions[]}; null was not read";
            case RANKING -> "rankings: --qrels FILE --run FILE in trec_eval's form";
        };
    }

    private static boolean named(MetricPage page, String name) {
        return page.name().equals(name) || page.name().equals(name.replaceFirst("@[0-9]+$", "@k"));
    }

    private static void part(StringBuilder text, String name, String content) {
        String begin = "    %-9s".formatted(name);
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
