package dev.touchstone.gguf.format;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.gguf.format.MetadataValue.Flag;
import dev.touchstone.gguf.format.MetadataValue.Items;
import dev.touchstone.gguf.format.MetadataValue.Real;
import dev.touchstone.gguf.format.MetadataValue.Text;
import dev.touchstone.gguf.format.MetadataValue.Texts;
import dev.touchstone.gguf.format.MetadataValue.Whole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The key-value part of a file, with readers that know the expected type.
///
/// A missing key or one of another type is a [TouchstoneException] that names file and key.
///
/// @param file where it was read
/// @param entries key to value
public record Metadata(Path file, Map<String, MetadataValue> entries) {
    public Metadata {
        entries = Map.copyOf(entries);
    }

    /// A whole number between the bounds, both inclusive.
    public int whole(String key, int min, int max) {
        return findWhole(key, min, max).orElseThrow(() -> missing(key, "a whole number"));
    }

    /// As [#whole], none when the key is absent.
    public Optional<Integer> findWhole(String key, int min, int max) {
        return find(key).map(value -> {
            if (value instanceof Whole(long number) && number >= min && number <= max) {
                return (int) number;
            }
            throw wrong(key, value, "a whole number from %d to %d".formatted(min, max));
        });
    }

    /// A finite number above 0.
    public Optional<Double> findPositive(String key) {
        return find(key).map(value -> {
            if (value instanceof Real(double number) && Double.isFinite(number) && number > 0) {
                return number;
            }
            throw wrong(key, value, "a number above 0");
        });
    }

    /// A text, none when the key is absent.
    public Optional<String> findText(String key) {
        return find(key).map(value -> {
            if (value instanceof Text(String text)) {
                return text;
            }
            throw wrong(key, value, "a text");
        });
    }

    /// A flag, none when the key is absent.
    public Optional<Boolean> findFlag(String key) {
        return find(key).map(value -> {
            if (value instanceof Flag(boolean flag)) {
                return flag;
            }
            throw wrong(key, value, "true or false");
        });
    }

    /// A list of texts.
    public List<String> texts(String key) {
        MetadataValue value = find(key).orElseThrow(() -> missing(key, "a list of texts"));
        if (value instanceof Texts(List<String> texts)) {
            return texts;
        }
        throw wrong(key, value, "a list of texts");
    }

    /// A list of whole numbers, none when the key is absent.
    public Optional<int[]> findWholes(String key) {
        return find(key).map(value -> {
            if (value instanceof Items(List<MetadataValue> items)
                    && items.stream().allMatch(Whole.class::isInstance)) {
                return items.stream().mapToInt(item -> (int) ((Whole) item).number()).toArray();
            }
            throw wrong(key, value, "a list of whole numbers");
        });
    }

    /// A failure that names this file.
    public TouchstoneException invalid(String found) {
        return new TouchstoneException(ErrorCode.MODEL_FILE_INVALID, file + ": " + found);
    }

    private Optional<MetadataValue> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    private TouchstoneException missing(String key, String expected) {
        return invalid("the metadata lack '%s', expected %s; use a complete file of a llama model"
                .formatted(key, expected));
    }

    private TouchstoneException wrong(String key, MetadataValue value, String expected) {
        String shown = value.toString();
        return invalid("metadata '%s' is %s, expected %s; the file is damaged or of a kind we do not run"
                .formatted(key, shown.length() > 80 ? shown.substring(0, 80) + "…" : shown, expected));
    }
}
