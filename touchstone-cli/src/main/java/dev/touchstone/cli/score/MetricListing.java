package dev.touchstone.cli.score;

import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;

/// The pages of metrics as text, for `--list` and for the help.
final class MetricListing {

    private MetricListing() {}

    /// A metric's page, several lines without a line feed at the end.
    static String text(MetricPage page) {
        StringBuilder text = new StringBuilder();
        text.append("%s: %s%n".formatted(page.name(), page.title()));
        text.append("    formula  %s%n".formatted(page.formula()));
        text.append("    range    %s%n".formatted(page.range()));
        text.append("    origin   %s%n".formatted(page.origin()));
        text.append("    input    %s".formatted(input(page.input())));
        for (MetricOption option : page.options()) {
            text.append("%n    --%s %s%n             %s".formatted(option.name(), label(option),
                    description(option)));
        }
        return text.append('\n').toString();
    }

    /// What the option takes, for the eye.
    static String label(MetricOption option) {
        return switch (option.kind()) {
            case FLAG -> "";
            case WHOLE -> "N";
            case NUMBER -> "X";
            case TEXT -> "TEXT";
            case CHOICE -> String.join("|", option.choices());
        };
    }

    /// The option's sentence with its default.
    static String description(MetricOption option) {
        return option.initial().isEmpty() || option.kind() == MetricOption.Kind.FLAG
                ? option.meaning() : "%s Default: %s.".formatted(option.meaning(), option.initial());
    }

    private static String input(MetricPage.Input input) {
        return switch (input) {
            case PAIRS -> "rows {id, prediction, references[]}";
            case LABELS -> "rows {id, truth, prediction}; a prediction of null was not read";
            case SCORES -> "rows {id, truth (0 or 1), score}";
            case VALUES -> "rows {value}";
            case REPEATS -> "rows {id, n, c} or {id, gold, predictions[]}";
            case RANKING -> "--qrels FILE --run FILE in trec_eval's form";
        };
    }
}
