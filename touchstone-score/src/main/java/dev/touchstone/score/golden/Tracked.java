package dev.touchstone.score.golden;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.golden.GoldenFamily.UnknownKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part of a golden case, read with checked types; it notes what was asked for, so that what nobody knows
/// is found.
final class Tracked {

    private final String name;
    private final Fields fields;
    private final Set<String> asked = new HashSet<>();

    /// @param name what the part is called in messages, such as `param`
    Tracked(String name, Fields fields) {
        this.name = name;
        this.fields = fields;
    }

    /// Every name that is there.
    Set<String> names() {
        return fields.names();
    }

    /// The value as it stands; empty when it is not there.
    Optional<Value> find(String key) {
        asked.add(key);
        return fields.find(key);
    }

    /// The value, or empty when it is not there or `null`.
    Optional<Value> present(String key) {
        return find(key).filter(value -> !(value instanceof Value.Absent));
    }

    /// A nested part; empty fields when it is not there.
    Fields section(String key) {
        asked.add(key);
        return CaseReader.section(fields, key);
    }

    /// A nested part that must be there.
    Fields requiredSection(String key) {
        if (fields.find(key).isEmpty()) {
            throw new MalformedCase("has no '%s'".formatted(key));
        }
        return section(key);
    }

    /// A text that must be there.
    String text(String key) {
        asked.add(key);
        return CaseReader.text(fields, key);
    }

    /// A text, or its default when it is not there.
    String text(String key, String otherwise) {
        return present(key).map(value -> CaseReader.text(key, value)).orElse(otherwise);
    }

    /// A number that must be there.
    double number(String key) {
        asked.add(key);
        return CaseReader.number(fields, key);
    }

    /// A whole number that must be there.
    int whole(String key) {
        asked.add(key);
        return CaseReader.whole(fields, key);
    }

    /// A whole number, or its default when it is not there.
    int whole(String key, int otherwise) {
        return present(key).isPresent() ? whole(key) : otherwise;
    }

    /// A flag, or its default when it is not there.
    boolean flag(String key, boolean otherwise) {
        asked.add(key);
        return CaseReader.flag(fields, key, otherwise);
    }

    /// A list that must be there.
    List<Value> items(String key) {
        asked.add(key);
        return CaseReader.items(fields, key);
    }

    /// A list of texts that must be there.
    List<String> texts(String key) {
        asked.add(key);
        return CaseReader.texts(fields, key);
    }

    /// A list of texts that must be there; `null` where one is missing, as metrics of several references take
    /// them.
    List<@Nullable String> gappyTexts(String key) {
        asked.add(key);
        return gappyTexts(key, CaseReader.items(fields, key));
    }

    /// A list of lists of texts with gaps, such as streams of references.
    List<List<@Nullable String>> textStreams(String key) {
        List<List<@Nullable String>> streams = new ArrayList<>();
        for (Value stream : items(key)) {
            streams.add(gappyTexts(key, CaseReader.items(key, stream)));
        }
        return streams;
    }

    /// A list of numbers that must be there.
    double[] numbers(String key) {
        asked.add(key);
        return CaseReader.numbers(fields, key);
    }

    /// A list of zeros and ones that must be there.
    boolean[] outcomes(String key) {
        double[] numbers = numbers(key);
        boolean[] outcomes = new boolean[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != 0 && numbers[i] != 1) {
                throw new MalformedCase("'%s' holds %s, expected 0 or 1".formatted(key, numbers[i]));
            }
            outcomes[i] = numbers[i] == 1;
        }
        return outcomes;
    }

    /// Refuses what nobody asked for.
    void done() throws UnknownKey {
        for (String key : fields.names()) {
            if (!asked.contains(key)) {
                throw new UnknownKey("%s '%s'".formatted(name, key));
            }
        }
    }

    private static List<@Nullable String> gappyTexts(String key, List<Value> items) {
        List<@Nullable String> texts = new ArrayList<>(items.size());
        for (Value item : items) {
            texts.add(item instanceof Value.Absent ? null : CaseReader.text(key, item));
        }
        return texts;
    }
}
