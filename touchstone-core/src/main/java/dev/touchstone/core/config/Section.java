package dev.touchstone.core.config;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// Part of a configuration document, read key by key with checked types.
///
/// Every key that is asked for counts as known; [#refuseUnknown] then names those that nobody asked for. A
/// section is used by one thread while a file is being read.
public final class Section {

    private final Yaml.Document document;
    private final String path;
    private final Fields fields;
    private final Set<String> known = new LinkedHashSet<>();

    Section(Yaml.Document document, String path, Fields fields) {
        this.document = document;
        this.path = path;
        this.fields = fields;
    }

    /// A section over fields that were not read from a file.
    public static Section of(String origin, Fields fields) {
        return new Section(new Yaml.Document(origin, fields, Map.of()), "", fields);
    }

    /// The fields as they are.
    public Fields fields() {
        return fields;
    }

    /// The raw value; a key that holds nothing (`key:`) counts as not there.
    public Optional<Value> value(String key) {
        known.add(key);
        return fields.find(key).filter(value -> !(value instanceof Value.Absent));
    }

    /// A text; numbers and flags are taken as they are written.
    public Optional<String> text(String key) {
        return value(key).map(value -> switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric _, Value.Flag _ -> value.display();
            case Value.Absent _, Value.Items _, Fields _ -> throw wrong(key, "a text");
        });
    }

    /// A text that must be there.
    public String requireText(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    /// A whole number within bounds, both included.
    public OptionalInt wholeNumber(String key, int least, int most) {
        Optional<BigDecimal> number = decimal(key);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int whole = number.get().intValueExact();
            if (whole >= least && whole <= most) {
                return OptionalInt.of(whole);
            }
        } catch (ArithmeticException notWhole) {
            // falls through to the one message for both
        }
        throw wrong(key, "a whole number from %d to %d".formatted(least, most));
    }

    /// A number within bounds, both included.
    public OptionalDouble number(String key, double least, double most) {
        Optional<BigDecimal> number = decimal(key);
        if (number.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = number.get().doubleValue();
        if (value < least || value > most) {
            throw wrong(key, "a number from %s to %s".formatted(least, most));
        }
        return OptionalDouble.of(value);
    }

    /// True or false.
    public Optional<Boolean> flag(String key) {
        return value(key).map(value -> switch (value) {
            case Value.Flag(boolean flag) -> flag;
            case Value.Text(String text) when text.equalsIgnoreCase("true") -> true;
            case Value.Text(String text) when text.equalsIgnoreCase("false") -> false;
            case Value.Text _, Value.Numeric _, Value.Absent _, Value.Items _, Fields _ ->
                throw wrong(key, "true or false");
        });
    }

    /// A list of texts; one text alone is a list of one. Empty when the key is not there.
    public List<String> texts(String key) {
        return value(key).map(value -> switch (value) {
            case Value.Items(List<Value> items) -> items.stream().map(item -> switch (item) {
                case Value.Text(String text) -> text;
                case Value.Numeric _, Value.Flag _ -> item.display();
                case Value.Absent _, Value.Items _, Fields _ -> throw wrong(key, "a list of texts");
            }).toList();
            case Value.Text(String text) -> List.of(text);
            case Value.Numeric _, Value.Flag _ -> List.of(value.display());
            case Value.Absent _, Fields _ -> throw wrong(key, "a list of texts");
        }).orElse(List.of());
    }

    /// An inner section; an empty one when the key is not there.
    public Section section(String key) {
        Fields inner = value(key).map(value -> {
            if (value instanceof Fields section) {
                return section;
            }
            throw wrong(key, "keys with values");
        }).orElse(Fields.EMPTY);
        return new Section(document, join(key), inner);
    }

    /// The inner sections of a list; empty when the key is not there.
    public List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        value(key).ifPresent(value -> {
            List<Value> items = value instanceof Value.Items(List<Value> list) ? list : List.of(value);
            for (Value item : items) {
                if (!(item instanceof Fields section)) {
                    throw wrong(key, "a list of keys with values");
                }
                sections.add(new Section(document, join(key) + "." + sections.size(), section));
            }
        });
        return sections;
    }

    /// Declares keys as known without reading them here.
    public void accept(String... keys) {
        known.addAll(List.of(keys));
    }

    /// Refuses keys that nothing has asked for.
    ///
    /// @throws TouchstoneException `CONFIG_UNKNOWN_KEY` for the first of them, with file, line and the
    /// nearest key
    public void refuseUnknown() {
        for (String key : fields.names()) {
            if (!known.contains(key)) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNKNOWN_KEY,
                        "%s: unknown key '%s'%s; known keys: %s"
                        .formatted(place(key), join(key), Suggestions.sentence(key, known),
                                String.join(", ", known.stream().sorted().toList())));
            }
        }
    }

    /// The error for a value that does not fit: place, key, what was found, what is accepted.
    public TouchstoneException wrong(String key, String expected) {
        String found = fields.find(key).map(Value::display).orElse("nothing");
        return new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                "%s: '%s' is %s, expected %s".formatted(
                place(key), join(key), found.length() > 80 ? found.substring(0, 80) + "..."
                        : found, expected));
    }

    /// The error for a key that is not there.
    public TouchstoneException missing(String key) {
        return new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                "%s: key '%s' is missing".formatted(document.origin(), join(key)));
    }

    /// `file:line` of a key, or the file alone where the line is not known.
    public String place(String key) {
        Integer line = document.lines().get(join(key));
        return line == null ? document.origin() : document.origin() + ":" + line;
    }

    private Optional<BigDecimal> decimal(String key) {
        return value(key).map(value -> switch (value) {
            case Value.Numeric(BigDecimal number) -> number;
            case Value.Text(String text) -> {
                try {
                    yield new BigDecimal(text.strip());
                } catch (NumberFormatException notANumber) {
                    throw wrong(key, "a number");
                }
            }
            case Value.Flag _, Value.Absent _, Value.Items _, Fields _ -> throw wrong(key, "a number");
        });
    }

    private String join(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
