package dev.touchstone.metrics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Golden files with reference values; tests without them are skipped with a message.
public final class Golden {

    private Golden() {}

    /// The cases of one golden file.
    public static List<Fields> cases(String file) throws IOException {
        return document(file).findItems("cases").orElseThrow().stream().map(Fields.class::cast).toList();
    }

    /// A whole golden file: `meta` and `cases`.
    public static Fields document(String file) throws IOException {
        String root = System.getenv().getOrDefault("TOUCHSTONE_GOLDEN_ROOT", "../../shared/golden");
        Path path = Path.of(root, file);
        assumeTrue(Files.exists(path), () -> "no golden file " + path.toAbsolutePath()
                + "; set TOUCHSTONE_GOLDEN_ROOT to the folder that holds it");
        return (Fields) Json.parse(Files.readString(path));
    }

    /// The cases of one kind in a golden file.
    public static List<Fields> cases(String file, String kind) throws IOException {
        return cases(file).stream().filter(one -> one.findText("kind").orElseThrow().equals(kind)).toList();
    }

    /// A nested section.
    public static Fields section(Fields fields, String name) {
        return fields.findFields(name).orElseThrow();
    }

    /// A number.
    public static double number(Fields fields, String name) {
        return fields.findNumber(name).orElseThrow().doubleValue();
    }

    /// A number, empty where the file has null.
    public static OptionalDouble findNumber(Fields fields, String name) {
        return fields.findNumber(name).map(found -> OptionalDouble.of(found.doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    /// A text.
    public static String text(Fields fields, String name) {
        return fields.findText(name).orElseThrow();
    }

    /// A truth value.
    public static boolean flag(Fields fields, String name) {
        return fields.findFlag(name).orElseThrow();
    }

    /// A list of texts, null where the file says null.
    public static List<@Nullable String> texts(Fields fields, String name) {
        return texts(fields.findItems(name).orElseThrow());
    }

    /// A list of lists of texts, null where the file says null.
    public static List<List<@Nullable String>> textLists(Fields fields, String name) {
        return fields.findItems(name).orElseThrow().stream()
                .map(list -> texts(((Value.Items) list).items())).toList();
    }

    private static List<@Nullable String> texts(List<Value> items) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Value item : items) {
            texts.add(item instanceof Value.Text(String text) ? text : null);
        }
        return texts;
    }

    /// A list of numbers.
    public static double[] numbers(Fields fields, String name) {
        return fields.findItems(name).orElseThrow().stream()
                .mapToDouble(item -> ((Value.Numeric) item).number().doubleValue()).toArray();
    }
}
