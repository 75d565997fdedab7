package dev.touchstone.metrics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/// Golden files with reference values; tests without them are skipped with a message.
public final class Golden {

    private Golden() {}

    /// The cases of one golden file.
    public static List<Fields> cases(String file) throws IOException {
        String root = System.getenv().getOrDefault("TOUCHSTONE_GOLDEN_ROOT", "../../shared/golden");
        Path path = Path.of(root, file);
        assumeTrue(Files.exists(path), () -> "no golden file " + path.toAbsolutePath()
                + "; set TOUCHSTONE_GOLDEN_ROOT to the folder that holds it");
        Fields document = (Fields) Json.parse(Files.readString(path));
        return document.findItems("cases").orElseThrow().stream().map(Fields.class::cast).toList();
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

    /// A list of texts.
    public static List<String> texts(Fields fields, String name) {
        return fields.findItems(name).orElseThrow().stream().map(item -> ((Value.Text) item).text()).toList();
    }

    /// A list of numbers.
    public static double[] numbers(Fields fields, String name) {
        return fields.findItems(name).orElseThrow().stream()
                .mapToDouble(item -> ((Value.Numeric) item).number().doubleValue()).toArray();
    }
}
