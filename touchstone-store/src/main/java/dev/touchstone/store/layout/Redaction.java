package dev.touchstone.store.layout;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Replaces secrets by their references in whatever is about to be written.
///
/// A server may repeat a key in its error message, a header may carry one; so every text passes here first.
/// Values of fewer than [#MIN_LENGTH] characters are left: they are place holders such as `EMPTY`, and
/// replacing them would change answers. Thread-safe.
public final class Redaction {

    /// Secrets below this length, in characters, are not replaced.
    public static final int MIN_LENGTH = 8;

    /// Nothing to hide.
    public static final Redaction NONE = new Redaction(List.of());

    private final List<Secret> secrets;

    /// @param secrets all that may occur in texts of this run
    public Redaction(Collection<Secret> secrets) {
        // the longest first: one secret may be part of another
        this.secrets = secrets.stream()
                .filter(secret -> secret.value().strip().length() >= MIN_LENGTH)
                .sorted(Comparator.comparingInt((Secret secret) -> secret.value().length()).reversed())
                .toList();
    }

    /// The text with every secret replaced by its reference; the same object when there is none in it.
    public String apply(String text) {
        String clean = text;
        for (Secret secret : secrets) {
            clean = replace(clean, secret.value(), secret.reference());
            clean = replace(clean, secret.value().strip(), secret.reference());
        }
        return clean;
    }

    /// The value with every text and every name in it redacted.
    public Value apply(Value value) {
        if (secrets.isEmpty()) {
            return value;
        }
        return switch (value) {
            case Value.Text(String text) -> new Value.Text(apply(text));
            case Value.Items(List<Value> items) -> new Value.Items(items.stream().map(this::apply).toList());
            case Fields fields -> apply(fields);
            case Value.Numeric _, Value.Flag _, Value.Absent _ -> value;
        };
    }

    /// As above for fields.
    public Fields apply(Fields fields) {
        if (secrets.isEmpty()) {
            return fields;
        }
        Map<String, Value> clean = new LinkedHashMap<>();
        fields.entries().forEach((name, value) -> clean.put(apply(name), apply(value)));
        return new Fields(clean);
    }

    private static String replace(String text, String value, String reference) {
        return text.contains(value) ? text.replace(value, reference) : text;
    }
}
