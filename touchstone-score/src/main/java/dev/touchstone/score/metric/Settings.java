package dev.touchstone.score.metric;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings of one measuring: what was given, over the defaults of the metric's page.
public final class Settings {

    private final String metric;
    private final Map<String, String> values = new HashMap<>();

    private Settings(String metric) {
        this.metric = metric;
    }

    /// Checks what was given against the metric's options.
    ///
    /// @param given option names without dashes in front, to texts
    /// @throws TouchstoneException `COMMAND_INVALID` for an option that the metric does not have or a value
    ///         that does not fit
    public static Settings of(MetricPage page, Map<String, String> given) {
        Settings settings = new Settings(page.name());
        for (MetricOption option : page.options()) {
            settings.values.put(option.name(), option.initial());
        }
        given.forEach((name, value) -> {
            MetricOption option = page.options().stream().filter(each -> each.name().equals(name)).findFirst()
                    .orElseThrow(() -> new TouchstoneException(ErrorCode.COMMAND_INVALID,
                            "--%s is not an option of --metric %s; it has: %s".formatted(name, page.name(),
                                    names(page.options()))));
            settings.values.put(name, checked(page.name(), option, value));
        });
        return settings;
    }

    /// Whether a switch is on.
    public boolean flag(String name) {
        return text(name).equals("true");
    }

    /// A text or a choice; empty where neither given nor set by default.
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the page of " + metric + " has no option " + name);
        }
        return value;
    }

    /// A whole number within bounds.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` when it lies outside
    public int whole(String name, int least, int most) {
        int number = Integer.parseInt(text(name));
        if (number < least || number > most) {
            throw wrong(name, "a whole number from %d to %d".formatted(least, most));
        }
        return number;
    }

    /// A number; none where neither given nor set by default.
    public Optional<Double> number(String name) {
        return text(name).isEmpty() ? Optional.empty() : Optional.of(Double.parseDouble(text(name)));
    }

    /// Numbers apart by commas, at least one, each within bounds.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` when one is no number or lies outside
    public List<Double> numbers(String name, double least, double most) {
        List<Double> numbers = new ArrayList<>();
        for (String part : text(name).split(",")) {
            if (!finite(part.strip())) {
                throw wrong(name, "numbers apart by commas");
            }
            double number = Double.parseDouble(part.strip());
            if (number < least || number > most) {
                throw wrong(name, "numbers from %s to %s".formatted(least, most));
            }
            numbers.add(number);
        }
        return numbers;
    }

    /// The error for a value that does not fit.
    public TouchstoneException wrong(String name, String expected) {
        return wrong(metric, name, text(name), expected);
    }

    private static String checked(String metric, MetricOption option, String value) {
        boolean fits = switch (option.kind()) {
            case FLAG -> value.equals("true") || value.equals("false");
            case WHOLE -> value.matches("[+-]?[0-9]{1,9}");
            case NUMBER -> finite(value);
            case TEXT -> true;
            case CHOICE -> option.choices().contains(value);
        };
        if (!fits) {
            throw wrong(metric, option.name(), value, switch (option.kind()) {
                case FLAG -> "true or false";
                case WHOLE -> "a whole number";
                case NUMBER -> "a number";
                case TEXT -> "a text";
                case CHOICE -> "one of " + String.join(", ", option.choices());
            });
        }
        return value;
    }

    private static boolean finite(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static TouchstoneException wrong(String metric, String name, String value, String expected) {
        return new TouchstoneException(ErrorCode.COMMAND_INVALID,
                "--%s of --metric %s is '%s', expected %s".formatted(name, metric, value, expected));
    }

    private static String names(List<MetricOption> options) {
        return options.isEmpty() ? "none"
                : String.join(", ", options.stream().map(option -> "--" + option.name()).toList());
    }
}
