package dev.touchstone.score.metric;

import java.util.List;

/// A setting of a metric.
///
/// @param name the reference implementation's name with dashes, such as `smooth-method`
/// @param kind what it holds
/// @param initial its value where it is not given, as text; empty where the metric decides
/// @param choices the accepted values of a [Kind#CHOICE]; empty otherwise
/// @param meaning one sentence with unit
public record MetricOption(String name, Kind kind, String initial, List<String> choices, String meaning) {

    public MetricOption {
        choices = List.copyOf(choices);
    }

    /// What an option holds.
    public enum Kind {
        /// Given or not.
        FLAG,
        /// A whole number.
        WHOLE,
        /// A number.
        NUMBER,
        /// A text.
        TEXT,
        /// One of `choices`.
        CHOICE
    }

    /// A switch, off unless given.
    public static MetricOption flag(String name, String meaning) {
        return new MetricOption(name, Kind.FLAG, "false", List.of(), meaning);
    }

    /// One of some words; the first is the default.
    public static MetricOption choice(String name, String meaning, String... choices) {
        return new MetricOption(name, Kind.CHOICE, choices[0], List.of(choices), meaning);
    }

    /// A whole number with its default.
    public static MetricOption whole(String name, int initial, String meaning) {
        return new MetricOption(name, Kind.WHOLE, Integer.toString(initial), List.of(), meaning);
    }

    /// A number with its default as text, empty where the metric decides.
    public static MetricOption number(String name, String initial, String meaning) {
        return new MetricOption(name, Kind.NUMBER, initial, List.of(), meaning);
    }

    /// A text with its default.
    public static MetricOption text(String name, String initial, String meaning) {
        return new MetricOption(name, Kind.TEXT, initial, List.of(), meaning);
    }
}
